"""Looks at the certificate of a TLS server once: trust, name and the days it still holds."""

import ssl
from collections.abc import Callable
from datetime import datetime
from functools import partial

from incident_desk.adapters.probes.certificate_reading import read_certificate
from incident_desk.adapters.probes.connection import Connection
from incident_desk.adapters.probes.faults import AnswerNotReadable, no_answer, said
from incident_desk.adapters.probes.in_time import Failing, failed, in_time
from incident_desk.adapters.probes.names import Names
from incident_desk.adapters.probes.phases import Phases
from incident_desk.adapters.probes.reaching import Place, Way, reach
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
        found = await in_time(deadline_s, partial(self._asked, check, phases), partial(no_answer, check))
        return failed(check, self._now(), phases, found) if isinstance(found, Failing) else found

    async def _asked(self, check: Check, phases: Phases, deadline: float) -> Sample:
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
            return failed(check, self._now(), phases, Failing(fault, words), certificate=certificate)
        error_words, warning = options.judge(certificate, self._now())
        if error_words:
            why = Failing(Fault.CERTIFICATE, error_words)
            return failed(check, self._now(), phases, why, certificate=certificate)
        return Sample(check.id, self._now(), Outcome.OK, phases.timing(), warning=warning, certificate=certificate)

    async def _shown(
        self, options: CertificateOptions, deadline: float, phases: Phases, *, verify: bool
    ) -> PeerCertificate:
        """The certificate that the server shows. Raises what opening and encrypting raise."""
        connection = Connection()
        context = tls_context(Trust(verify, options.ca_file))
        try:
            place, way = Place(options.host, options.port, deadline), Way(options.ip, options.proxy, options.source)
            await reach(connection, self._names, place, way, phases)
            await connection.encrypt(context, options.name, phases)
            shown = connection.encryption and connection.encryption.certificate
            certificate = read_certificate(shown or b"")
        finally:
            connection.close()
        if certificate is None:
            raise AnswerNotReadable("its certificate is malformed")
        return certificate
