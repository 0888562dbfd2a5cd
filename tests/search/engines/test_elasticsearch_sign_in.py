"""Signing in to a cluster over TLS: a real server behind a gate that checks who comes, and certificates made here."""

import base64
import logging
import time

import pytest

from search.current import Engines, engine_for, engines
from search.engines.base import EngineUnavailable
from search.engines.memory import MemoryEngine
from tests.search.engines.corpus import document, found, request
from tests.search.engines.gate import Authority, gate
from tests.search.engines.servers import closed_port

KEY = base64.b64encode(b"portal:hemlig-nyckel").decode()
PASSWORD = "mycket:hemligt@losen"
BASIC = "Basic " + base64.b64encode(f"portal:{PASSWORD}".encode()).decode()
WITH_USER = "https://portal:mycket%3Ahemligt%40losen@"


@pytest.fixture(scope="module")
def authority(tmp_path_factory) -> Authority:
    """The authority that the portal is told to trust."""
    return Authority(tmp_path_factory.mktemp("authority"), "myndigheten")


@pytest.fixture(scope="module")
def certified(authority):
    """What a server needs whose certificate is in order."""
    return authority.server("IP:127.0.0.1")


def use(engine) -> None:
    """Do with an engine what indexers and visitors do."""
    engine.rebuild([document(1, "Hembesök")])
    engine.index([document(2, "Hembesök")])
    engine.check()
    assert found(engine.search(request("hembesök"))) == {1, 2}
    assert set(engine.revisions()) == {"page:1", "page:2"}


def stood_in(engine) -> str:
    """The line about an engine that cannot be used, once the embedded one has answered in its place."""
    embedded = MemoryEngine()
    embedded.index([document(7, "Inbäddad")])
    both = Engines({"cluster": engine, "embedded": embedded})
    begun = time.monotonic()
    answer = both.ask(lambda one: found(one.search(request("inbäddad", limit=20))))
    assert (answer.value, answer.is_fallback) == ({7}, True)
    assert time.monotonic() - begun < 2.5
    problem = both.problem()
    both.close()
    assert "\n" not in problem
    return problem


def test_key_opens_a_server_whose_authority_is_known(cluster, authority, certified):
    with gate(cluster.nodes[0], tls=certified, authorization=f"ApiKey {KEY}") as door:
        engine = engine_for(door.url, {"index": cluster.index, "api_key": KEY, "authority": str(authority.path)})
        use(engine)
        engine.close()
        assert door.asked > 5


def test_user_and_password_of_the_address_open_several_nodes(cluster, authority, certified):
    tls = {"tls": certified, "authorization": BASIC}
    with gate(cluster.nodes[0], **tls) as first, gate(cluster.nodes[0], **tls) as second:
        dead = closed_port().replace("http:", "https:")
        url = ",".join([first.url.replace("https://", WITH_USER), dead, second.url])
        engine = engine_for(url, {"index": cluster.index, "authority": str(authority.path), "seconds": 8})
        use(engine)
        for _ in range(4):
            assert found(engine.search(request("hembesök"))) == {1, 2}
        engine.close()
        assert min(first.asked, second.asked) > 0


def test_settings_name_nodes_key_and_authority(cluster, authority, certified, settings):
    with gate(cluster.nodes[0], tls=certified, authorization=f"ApiKey {KEY}") as door:
        settings.SEARCH_URL = f"{door.url},{door.url}/"
        settings.SEARCH_CLUSTER = {
            "index": cluster.index, "api_key": KEY, "authority": str(authority.path), "shards": 2, "replicas": "0",
        }  # fmt: skip
        preferred, _embedded = engines().consumers.values()
        use(preferred)
        assert engines().problem() is None
        engines().close()


@pytest.mark.parametrize("sign_in", [{"api_key": "fel"}, {"user": "portal", "password": "fel"}, {}])
def test_wrong_key_or_password_is_told_and_the_embedded_index_stands_in(cluster, authority, certified, sign_in):
    with gate(cluster.nodes[0], tls=certified, authorization=f"ApiKey {KEY}") as door:
        engine = engine_for(door.url, {"index": cluster.index, "authority": str(authority.path), **sign_in})
        assert "401" in stood_in(engine)
        assert door.asked == 0


def test_server_of_an_unknown_authority_is_not_spoken_to(cluster, authority, certified, tmp_path):
    stranger = Authority(tmp_path, "en-annan")
    with gate(cluster.nodes[0], tls=certified) as door:
        for trusted in ("", str(stranger.path)):
            engine = engine_for(door.url, {"index": cluster.index, "api_key": KEY, "authority": trusted})
            assert "certificate" in stood_in(engine).lower()
        assert door.asked == 0


def test_server_with_the_certificate_of_another_is_not_spoken_to(cluster, authority):
    with gate(cluster.nodes[0], tls=authority.server("DNS:search.example")) as door:
        engine = engine_for(door.url, {"index": cluster.index, "api_key": KEY, "authority": str(authority.path)})
        assert "search.example" in stood_in(engine)
        assert door.asked == 0


@pytest.mark.parametrize("content", [None, "", "inget certifikat"])
def test_file_that_is_no_certificate_is_told(cluster, certified, tmp_path, content):
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)
    with gate(cluster.nodes[0], tls=certified) as door:
        problem = stood_in(engine_for(door.url, {"index": cluster.index, "authority": str(file)}))
        assert "SEARCH_CA_FILE" in problem
        assert "ca.pem" in problem


def test_http_to_a_server_that_speaks_tls_fails_in_time(cluster, certified):
    with gate(cluster.nodes[0], tls=certified) as door:
        assert stood_in(engine_for(door.url.replace("https:", "http:"), {"index": cluster.index}))


def test_secrets_are_in_no_log_and_no_error(cluster, authority, certified, caplog):
    caplog.set_level(logging.DEBUG)
    with gate(cluster.nodes[0], tls=certified, authorization=BASIC) as door:
        url = door.url.replace("https://", WITH_USER)
        options = {"index": cluster.index, "authority": str(authority.path)}
        engine = engine_for(url, options)
        use(engine)
        door.authorization = f"ApiKey {KEY}"
        told = [stood_in(engine), stood_in(engine_for(door.url, {**options, "api_key": KEY + "x"}))]
        door.mode = "down"
        with pytest.raises(EngineUnavailable) as caught:
            engine.index([document(3)])
        told += [str(caught.value), repr(caught.value.__cause__), caplog.text]
        engine.close()
    for secret in (KEY, PASSWORD, "mycket%3Ahemligt", BASIC.removeprefix("Basic ")):
        assert not [text for text in told if secret in text]
