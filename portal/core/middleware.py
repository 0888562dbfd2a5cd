"""Request id, cache rules for what is not public, and one transaction for each request that writes."""

import logging
import re
import uuid

from django.db import OperationalError, transaction
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from .logs import request_id
from .storage import is_full, remove_files, undoing_files

logger = logging.getLogger(__name__)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
_ACCEPTABLE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class RequestIdMiddleware:
    """Gives each request an id that logs and the response carry; a proxy's own `X-Request-ID` is kept when sane."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Serve the request under its id."""
        given = request.headers.get("X-Request-ID", "")
        request.id = given if _ACCEPTABLE_ID.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = request.id
        return response


class PrivateResponseMiddleware:
    """What a signed-in person sees is not kept by any cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Mark the response `private, no-store` when somebody is signed in."""
        response = self.get_response(request)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated and "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_store=True)
        return response


class AtomicWritesMiddleware:
    """Runs each request that may write in one transaction, so that a kill or a full disk leaves nothing half done.

    `ATOMIC_REQUESTS` would also wrap reads, and with SQLite's IMMEDIATE mode every reader would take the write lock.
    Stands last in `MIDDLEWARE`: its `process_view` calls the view itself.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pass the request on; the work is done in `process_view`."""
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        """Call the view inside a transaction when the method may write; `non_atomic_requests` opts out."""
        if request.method in SAFE_METHODS or getattr(view_func, "_non_atomic_requests", None):
            return None
        try:
            with undoing_files() as files, transaction.atomic():
                response = view_func(request, *view_args, **view_kwargs)
                if hasattr(response, "render") and callable(response.render):
                    response = response.render()
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                    remove_files(files)
                return response
        except (OSError, OperationalError) as error:
            if not is_full(error):
                raise
            logger.exception("no room left: nothing of the request was stored")
            return render(request, "507.html", status=507)
