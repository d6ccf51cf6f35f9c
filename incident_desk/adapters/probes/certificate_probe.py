"""Looks at the certificate of a TLS server once: trust, name and the days it still holds."""

import asyncio
import ssl
from collections.abc import Callable
from datetime import datetime

from incident_desk.adapters.probes.certificate_reading import read_certificate
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import FAULTS, AnswerNotReadable, no_answer, outcome_of, said
from incident_desk.adapters.probes.names import Names, refuse_link_local
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.trust import Trust, tls_context
from incident_desk.domain.checks.certificate import CertificateOptions, expiry
from incident_desk.domain.findings import PeerCertificate
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample


class CertificateProbe:
    """Asks certificate checks. `now` stamps the samples and counts the days, in UTC."""

    def __init__(self, now: Callable[[], datetime], names: Names) -> None:
        self._now, self._names = now, names

    async def ask(self, check: Check, deadline_s: float) -> Sample:
        """Ask once, for `deadline_s` real seconds at most."""
        phases = Phases.begin()
        try:
            async with asyncio.timeout(deadline_s):
                return await self._asked(check, asyncio.get_running_loop().time() + deadline_s, phases)
        except TimeoutError:
            return self._failed(check, phases, Fault.TIMEOUT, no_answer(check))
        except FAULTS as error:
            return self._failed(check, phases, *said(error))

    async def _asked(self, check: Check, deadline: float, phases: Phases) -> Sample:
        options = check.options
        assert isinstance(options, CertificateOptions)
        try:
            certificate = await self._shown(options, deadline, phases, verify=True)
        except ssl.SSLCertVerificationError as error:
            # Python does not hand out a certificate that it refuses: it is looked at once more, trusting nothing.
            certificate = await self._shown(options, deadline, Phases.begin(), verify=False)
            fault, words = said(error)
            if certificate.days_left(self._now()) < 0:
                words = expiry(certificate, self._now())
            return self._failed(check, phases, fault, words, certificate)
        error_words, warning = options.judge(certificate, self._now())
        if error_words:
            return self._failed(check, phases, Fault.CERTIFICATE, error_words, certificate)
        return Sample(check.id, self._now(), Outcome.OK, phases.timing(), warning=warning, certificate=certificate)

    async def _shown(
        self, options: CertificateOptions, deadline: float, phases: Phases, *, verify: bool
    ) -> PeerCertificate:
        """The certificate that the server shows. Raises what opening and encrypting raise."""
        connection = Connection()
        context = tls_context(Trust(verify, options.ca_file))
        try:
            addresses = await self._names.timed(options.host, options.ip, phases)
            for address in addresses:
                refuse_link_local(address)
            await connection.open(addresses, options.port, deadline, phases)
            await connection.encrypt(context, options.name, phases)
            certificate = read_certificate(connection.certificate or b"")
        finally:
            connection.close()
        if certificate is None:
            raise AnswerNotReadable("its certificate is malformed")
        return certificate

    def _failed(
        self, check: Check, phases: Phases, fault: Fault, error: str, certificate: PeerCertificate | None = None
    ) -> Sample:
        return Sample(
            check.id,
            self._now(),
            outcome_of(fault),
            phases.timing(),
            fault=fault,
            error=error,
            certificate=certificate,
        )
