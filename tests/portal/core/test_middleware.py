"""Request ids, one transaction for each write, and caches."""

import json
import logging

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import path

from portal.core.logs import JsonFormatter, RequestIdFilter, request_id
from portal.core.models import Theme


def write(request):
    """Write, then do what the address asks for."""
    Theme.objects.create(slug="nytt", name="Nytt")
    if request.GET.get("then") == "raise":
        raise ValueError("efter skrivningen")
    return HttpResponse(status=int(request.GET.get("then", "200")))


def tell_id(request):
    """Answer with the id that logs would carry."""
    return HttpResponse(request_id.get())


urlpatterns = [path("write/", write), path("id/", tell_id)]


@pytest.fixture
def client(site):
    """A client of the addresses above, which answers 500 instead of raising."""
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


def test_request_id_is_made_when_absent(client):
    response = client.get("/id/")
    assert len(response["X-Request-ID"]) == 32
    assert response.content.decode() == response["X-Request-ID"]
    assert client.get("/id/")["X-Request-ID"] != response["X-Request-ID"]


def test_request_id_of_a_proxy_is_kept(client):
    assert client.get("/id/", headers={"X-Request-ID": "abc-12345"})["X-Request-ID"] == "abc-12345"


@pytest.mark.parametrize("bad", ["kort", "a" * 65, 'citat"tecken', "rad\tbryt-lang"])
def test_request_id_that_could_harm_logs_is_replaced(client, bad):
    assert client.get("/id/", headers={"X-Request-ID": bad})["X-Request-ID"] != bad


def test_log_line_is_json_with_the_request_id():
    record = logging.LogRecord("portal", logging.INFO, __file__, 1, "hej %s", ("världen",), None)
    token = request_id.set("abc-12345")
    try:
        RequestIdFilter().filter(record)
    finally:
        request_id.reset(token)
    entry = json.loads(JsonFormatter().format(record))
    assert (entry["message"], entry["request_id"], entry["level"]) == ("hej världen", "abc-12345", "INFO")


@pytest.mark.parametrize(("then", "status", "kept"), [("200", 200, 1), ("400", 400, 1), ("503", 503, 0)])
@pytest.mark.django_db(transaction=True)
def test_write_is_kept_unless_the_server_failed(client, then, status, kept):
    assert client.post(f"/write/?then={then}").status_code == status
    assert Theme.objects.filter(slug="nytt").count() == kept


@pytest.mark.django_db(transaction=True)
def test_exception_rolls_the_write_back(client):
    client.post("/write/?then=raise")
    assert Theme.objects.filter(slug="nytt").count() == 0


def test_signed_in_pages_are_kept_by_no_cache(officer_client):
    assert officer_client.get("/robots.txt")["Cache-Control"] == "private, no-store"


def test_public_pages_may_be_kept(site):
    assert "Cache-Control" not in Client().get("/robots.txt")
