"""A mail server on loopback that takes, refuses, or breaks off."""

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Server:
    """Takes mail and keeps it; `answer` is what it says to a recipient, `final` to the message itself."""

    def __init__(self) -> None:
        self.answer = "250 OK"
        self.final = "250 OK"
        self.breaks_off = False
        self.taken: list[Envelope] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options) -> str:
        """Take or refuse a recipient."""
        if self.answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take or refuse the message; or take it and hang up before saying so."""
        if self.final.startswith("2"):
            self.taken.append(envelope)
        if self.breaks_off:
            server.transport.abort()
        return self.final


class Controlled(Controller):
    """The server in a thread of its own, on a port that the system chooses."""

    def __init__(self, handler: Server) -> None:
        super().__init__(handler, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        """Read the port that the system has chosen, then connect to it as the library does."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
