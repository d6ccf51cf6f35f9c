"""Calls to a webhook over real HTTP, for tests."""

import http.client
import json
import socket

SECRET = "s" * 32


def free_port() -> int:
    """A port that nobody has at the moment, in either version of IP."""
    while True:
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = one.getsockname()[1]
        try:
            with socket.socket(socket.AF_INET6) as other:
                other.bind(("::1", port))
        except OSError as error:
            if "in use" in str(error):
                continue
        return port


def call(port, data, path=f"/hook/{SECRET}/shop", method="POST", **headers) -> tuple[int, str]:
    """The status and the words that come back; status 0 where there is no answer."""
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): one for name, one in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except OSError:
        return 0, ""
    finally:
        connection.close()
