"""A circuit breaker: whoever keeps failing is left alone for a while, so that nobody has to wait for it in vain."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from search.engines.base import EngineUnavailable, IndexOutdated


class CircuitOpen(EngineUnavailable):
    """The engine has failed too often of late and is not asked."""


class CircuitBreaker:
    """Counts failures in a row; from the `failures`-th on, calls are refused at once for `pause` seconds.

    Then one call is let through to see how things are. If it fails the pause doubles, up to `longest` seconds; if it
    succeeds, everything is as before. Answers that take more than `slow` seconds count as failures, though their
    callers get them. An outdated index is an answer: the server is well. Threads may share a breaker.
    """

    def __init__(
        self,
        failures: int = 3,
        pause: float = 5.0,
        longest: float = 60.0,
        slow: float = 1.5,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed, self._first_pause, self._longest, self._slow = failures, pause, longest, slow
        self._clock = clock
        self._lock = threading.Lock()
        self._failed = 0
        self._pause = pause
        self._refused_until: float | None = None
        self._probing = False

    @property
    def is_open(self) -> bool:
        """Whether a call made now would be refused."""
        with self._lock:
            return self._refuses()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Around a call: raises CircuitOpen instead of making it, or takes note of how it went."""
        with self._lock:
            if self._refuses():
                raise CircuitOpen("the search server has failed several times and is left alone for a while")
            probe = self._probing = self._refused_until is not None
        begun = self._clock()
        answered: bool | None = None  # neither, when the caller's own mistake ended the call
        try:
            yield
            answered = self._clock() - begun <= self._slow
        except IndexOutdated:
            answered = True
            raise
        except EngineUnavailable:
            answered = False
            raise
        finally:
            self._note(answered, probe)

    def _refuses(self) -> bool:
        return self._refused_until is not None and (self._probing or self._clock() < self._refused_until)

    def _note(self, answered: bool | None, probe: bool) -> None:
        with self._lock:
            if probe:
                self._probing = False
            if answered:
                self._failed, self._pause, self._refused_until = 0, self._first_pause, None
            elif answered is False:
                self._failed += 1
                if probe:
                    self._pause = min(2 * self._pause, self._longest)
                if probe or self._failed >= self._allowed:
                    self._refused_until = self._clock() + self._pause
