"""Reading the address of a cluster."""

import pytest

from search.engines.elasticsearch_cluster import Cluster


@pytest.mark.parametrize(
    ("url", "nodes"),
    [
        ("http://localhost:9200", ("http://localhost:9200",)),
        ("http://a:1, http://b:2,http://c:3", ("http://a:1", "http://b:2", "http://c:3")),
        ("http://a:1,http://a:1", ("http://a:1",)),
        ("http://search", ("http://search:9200",)),
        ("https://search.example", ("https://search.example:443",)),
        ("https://search.example:9243/es/", ("https://search.example:9243/es",)),
        ("http://[::1]:9200", ("http://[::1]:9200",)),
    ],
)
def test_addresses_are_read(url, nodes):
    assert Cluster.from_url(url).nodes == nodes


@pytest.mark.parametrize(
    "url", ["", " , ", "localhost:9200", "ftp://a:1", "http://", "http://a:port", "http://a:99999", "http://a:1?x=y"]
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(ValueError, match="SEARCH_URL"):
        Cluster.from_url(url)


def test_user_and_password_come_from_the_address_or_beside_it():
    within = Cluster.from_url("https://portal:se%40cret@a,https://b")
    assert within.nodes == ("https://a:443", "https://b:443")
    assert within.client_options()["basic_auth"] == ("portal", "se@cret")
    beside = Cluster.from_url("https://a", user="portal", password="hemligt", api_key="")
    assert beside.client_options()["basic_auth"] == ("portal", "hemligt")


def test_secrets_are_not_told():
    cluster = Cluster.from_url("https://portal:hemligt@a")
    assert "hemligt" not in repr(cluster) + str(cluster)
    assert "nyckeln" not in repr(Cluster.from_url("https://a", api_key="nyckeln"))
    with pytest.raises(ValueError, match="address 1") as caught:
        Cluster.from_url("https://portal:hemligt@a:port")
    assert "hemligt" not in str(caught.value)


def test_key_and_authority_are_handed_to_the_client():
    options = Cluster.from_url("https://a", api_key="nyckeln", authority="/etc/ca.pem").client_options()
    assert (options["api_key"], options["ca_certs"]) == ("nyckeln", "/etc/ca.pem")
    assert "ca_certs" not in Cluster.from_url("http://a", authority="/etc/ca.pem").client_options()


@pytest.mark.parametrize(
    "values",
    [
        {"index": "Portal"}, {"index": "a.b"}, {"index": "_a"}, {"index": "a*"}, {"shards": 0}, {"shards": 65},
        {"replicas": "many"}, {"replicas": "-1"}, {"api_key": "k", "user": "u"},
    ],
)  # fmt: skip
def test_unusable_values_are_refused(values):
    with pytest.raises(ValueError):
        Cluster.from_url("http://a", **values)
