"""What one ask costs: ours, httpx's own client and prometheus-blackbox-exporter, on the same servers in one run.

Servers run in processes of their own. The exporter's share is its own process's time, as the system counts it; it
is asked over its web address, as it is meant to be. Where it, nginx or openssl is absent, that word stands there.
"""

import asyncio
import json
import os
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import httpx

from incident_desk.adapters.probes.http_probe import HttpProbe
from incident_desk.adapters.probes.names import Names
from incident_desk.domain.health import Check, HttpOptions, Outcome

AT_ONCE = 8
ANSWER = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n{"status":"ok"}'
NOW = datetime(2026, 1, 1, tzinfo=UTC)
ABSENT = "absent"
EXPORTER = "prometheus-blackbox-exporter"
TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class FastServer(asyncio.Protocol):
    """The least a server can do."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.transport.write(ANSWER)
        self.transport.close()


async def serve(certificate: str = "") -> None:
    """Serve until the input closes; with a certificate over TLS."""
    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, str(Path(certificate).with_name("key.pem")))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(FastServer, "127.0.0.1", 0, backlog=1024, ssl=context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


@contextmanager
def fast_server(certificate: Path | None = None) -> Iterator[str]:
    """The address of one that answers at once."""
    command = [sys.executable, __file__, *([str(certificate)] if certificate else [])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        scheme = "https" if certificate else "http"
        yield f"{scheme}://127.0.0.1:{int(process.stdout.readline())}/api/health"
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()


def self_signed(folder: Path) -> Path | None:
    """A certificate of this computer beside its key; None without openssl."""
    if shutil.which("openssl") is None:
        return None
    certificate = folder / "cert.pem"
    key = [
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-keyout",
        str(folder / "key.pem"),
    ]
    more = ["-out", str(certificate), "-days", "2", "-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(["openssl", "req", "-x509", *key, *more], check=True, capture_output=True)
    return certificate


@contextmanager
def nginx(folder: Path, certificate: Path) -> Iterator[str]:
    """The address of a real server that speaks HTTP/2 and the older version over TLS."""
    port = free_port()
    places = "".join(
        f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"pid {folder}/pid; error_log {folder}/log; daemon off; master_process off; events {{}}\n"
        f"http {{ access_log off; {places} server {{ listen 127.0.0.1:{port} ssl http2;"
        f" ssl_certificate {certificate}; ssl_certificate_key {certificate.with_name('key.pem')};"
        f' location / {{ default_type application/json; return 200 \'{{"status":"ok"}}\'; }} }} }}\n'
    )
    command = ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    wait_for(port)
    try:
        yield f"https://127.0.0.1:{port}/api/health"
    finally:
        process.terminate()
        process.wait()


class Exporter:
    """The exporter in a process of its own."""

    def __init__(self, folder: Path, certificate: Path | None) -> None:
        self.port, settings = free_port(), folder / "blackbox.json"
        trust = {"tls_config": {"ca_file": str(certificate)}} if certificate else {}
        web = {"prober": "http", "timeout": "5s", "http": {"preferred_ip_protocol": "ip4", **trust}}
        settings.write_text(json.dumps({"modules": {"web": web}}))
        words = [f"--config.file={settings}", f"--web.listen-address=127.0.0.1:{self.port}", "--log.level=error"]
        self.process = subprocess.Popen([EXPORTER, *words], stderr=subprocess.DEVNULL)
        wait_for(self.port)

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()

    def rounds(self, url: str, rounds: int, asks: int) -> list[float]:
        """Microseconds of its processor time an ask, for each round."""
        path = f"/probe?module=web&target={urllib.parse.quote(url, safe='')}"
        figures = []
        for _ in range(rounds):
            before = cpu_s(self.process.pid)
            threads = [threading.Thread(target=self._ask, args=(path, asks // AT_ONCE)) for _ in range(AT_ONCE)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            figures.append((cpu_s(self.process.pid) - before) * 1e6 / (asks // AT_ONCE * AT_ONCE))
        return figures

    def _ask(self, path: str, asks: int) -> None:
        connection = HTTPConnection("127.0.0.1", self.port)
        for _ in range(asks):
            connection.request("GET", path)
            said = connection.getresponse().read()
            assert b"probe_success 1" in said, said.decode()[-300:]
        connection.close()


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for(port: int) -> None:
    """Until something listens there."""
    end = time.monotonic() + 20
    while True:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        if time.monotonic() > end:
            raise SystemExit(f"nobody listens on {port}")
        time.sleep(0.05)


def cpu_s(pid: int) -> float:
    """Seconds of a processor that a process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_A_SECOND


def resident_mb(pid: int | str = "self") -> float:
    """The memory of a process."""
    return round(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6, 1)


async def cpu_rounds(ask, rounds: int, asks: int) -> list[float]:
    """Microseconds of processor time an ask, for each round."""

    async def some() -> None:
        for _ in range(asks // AT_ONCE):
            await ask()

    figures = []
    for _ in range(rounds):
        begun = time.process_time()
        await asyncio.gather(*(some() for _ in range(AT_ONCE)))
        figures.append((time.process_time() - begun) * 1e6 / asks)
    return figures


async def cpu_of_ours(url: str, ca_file: str, rounds: int, asks: int, http: str = "1.1") -> list[float]:
    probe = HttpProbe(lambda: NOW, Names())
    check = Check("api", "API", HttpOptions(url, ca_file=ca_file, http=http))

    async def ask() -> None:
        sample = await probe.ask(check, 5.0)
        assert sample.outcome is Outcome.OK, sample

    return await cpu_rounds(ask, rounds, asks)


async def cpu_of_httpx(url: str, ca_file: str, rounds: int, asks: int) -> list[float]:
    context = ssl.create_default_context(cafile=ca_file or None)

    async def ask() -> None:
        async with httpx.AsyncClient(verify=context, trust_env=False, timeout=5.0) as client:
            assert (await client.get(url)).status_code == 200

    return await cpu_rounds(ask, rounds, asks)


def told(rounds: Sequence[float]) -> dict[str, int]:
    return {"min": round(min(rounds)), "median": round(statistics.median(rounds))}


def costs(rounds: int, asks: int) -> dict[str, object]:
    """Microseconds of a processor for one ask on a new connection, plain and over TLS, each beside the others."""
    figures: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        certificate = self_signed(Path(name))
        exporter = Exporter(Path(name), certificate) if shutil.which(EXPORTER) else None
        if exporter is not None:
            stack.callback(exporter.close)
        figures["plain"] = beside_each_other((stack.enter_context(fast_server()), ""), rounds, asks, exporter)
        figures["tls"] = f"openssl {ABSENT}"
        if certificate is not None:
            figures["tls"] = encrypted(Path(name), certificate, rounds, asks, exporter)
        figures["blackbox_mb"] = resident_mb(exporter.process.pid) if exporter else ABSENT
    return figures


def encrypted(
    folder: Path, certificate: Path, rounds: int, asks: int, exporter: Exporter | None
) -> dict[str, object]:
    """The same over TLS, of a real server where there is one, which is asked over HTTP/2 as well."""
    is_real, trusted = shutil.which("nginx") is not None, str(certificate)
    with nginx(folder, certificate) if is_real else fast_server(certificate) as url:
        found = {"server": "nginx" if is_real else "ours"}
        found |= beside_each_other((url, trusted), rounds, asks, exporter)
        two = told(asyncio.run(cpu_of_ours(url, trusted, rounds, asks, "2"))) if is_real else ABSENT
        return found | {"http2_us": two}


def beside_each_other(
    place: tuple[str, str], rounds: int, asks: int, exporter: Exporter | None
) -> dict[str, object]:
    """The three of them at one address, which is trusted by its own certificate alone."""
    url, ca_file = place
    ours = asyncio.run(cpu_of_ours(url, ca_file, rounds, asks))
    theirs = asyncio.run(cpu_of_httpx(url, ca_file, rounds, asks))
    found: dict[str, object] = {"us": told(ours), "httpx_us": told(theirs)}
    found["of_httpx"] = round(min(ours) / min(theirs), 2)
    if exporter is None:
        return found | {"blackbox_us": ABSENT, "of_blackbox": ABSENT}
    peer = exporter.rounds(url, rounds, asks)
    return found | {"blackbox_us": told(peer), "of_blackbox": round(min(ours) / min(peer), 2)}


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))
