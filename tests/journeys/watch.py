"""What no page may do: ask anybody else for anything, log an error, or break the content policy."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Route

REPORT_BREACHES = """
document.addEventListener('securitypolicyviolation', breach =>
    console.error(`content policy: ${breach.violatedDirective} ${breach.blockedURI} ${breach.sample}`));
"""


class Watch:
    """Follows browser contexts and keeps what it finds in `findings`, as sentences.

    Args:
        home: the address of the portal; a request to any other is stopped and is a finding.
    """

    def __init__(self, home: str) -> None:
        self.home = f"{home}/"
        self.findings: list[str] = []
        self._expected: set[tuple[str, int]] = set()

    def expect_status(self, url: str, status: int) -> None:
        """Let the console say, this once and no more, that `url` answered with an error `status`."""
        self._expected.add((url, status))

    def over(self, context: BrowserContext) -> None:
        """Follow `context` from now on."""
        context.route(lambda url: not url.startswith((self.home, "data:", "blob:")), self._stop)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.findings.append(f"error in script: {error.error}"))
        context.add_init_script(REPORT_BREACHES)

    def _stop(self, route: Route) -> None:
        self.findings.append(f"request to somebody else: {route.request.url}")
        route.abort()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"}:
            return
        url = message.location.get("url", "")
        for expected, status in self._expected:
            if url == expected and f"status of {status}" in message.text:
                return
        self.findings.append(f"console {message.type}: {message.text} ({url})")
