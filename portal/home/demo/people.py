"""Networks, the register of who uses which method, and the accounts to try the portal with."""

from django.contrib.auth.models import Group

from cases.domain import join_municipality
from cases.models import Adoption
from portal.core.models import Municipality
from portal.home.setup import EDITORS
from portal.members.demo_accounts import DEMO_PASSWORD, DemoAccount
from portal.members.models import Membership, Network, User

from .content import ContentError, Item
from .ledger import Ledger
from .library import Library
from .publishing import check_lengths


def load_network(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update a network; one that people have made themselves stays as it is.

    The number of municipalities expected is kept only while the list is incomplete.
    """
    known = ledger.find(item, Network.objects.all())
    if known is None and item.peek("slug") in library.networks:
        ledger.record(item, library.networks[item.peek("slug")])
        return
    network = known or Network()
    for field in ("slug", "name", "purpose"):
        setattr(network, field, item.take(field))
    network.source = item.take("source", "")
    codes = item.take("municipalities")
    municipalities = list(Municipality.objects.filter(code__in=codes))
    if len(municipalities) != len(codes):
        raise ContentError("municipalities: a code is unknown or stands twice")
    expected = item.take("expected_count", None)
    network.expected_count = expected if item.take("incomplete", False) else None
    item.finish()
    network.full_clean(exclude=["group"])
    check_lengths(network)
    network.save()
    network.municipalities.set(municipalities)
    ledger.record(item, network)
    library.networks[network.slug] = network


def adoption_key(values: dict) -> str:
    """Return what tells one adoption from the others: municipality and method."""
    return f"{values['municipality']}-{values['method']}"


def load_adoption(item: Item, library: Library, ledger: Ledger) -> None:
    """Create or update what one municipality does with one method; what people have told themselves stays as it is."""
    page = library.get("municipality_pages", item.take("municipality"))
    method = library.get("methods", item.take("method"))
    adoption = Adoption.objects.filter(municipality=page.municipality, method=method).first()
    if adoption and ledger.recall(item.key) is None:
        ledger.record(item, adoption)
        return
    adoption = adoption or Adoption(municipality=page.municipality, method=method)
    adoption.status = item.take("status")
    for field in ("since_year", "ended_year"):
        setattr(adoption, field, item.take(field, None))
    for field in ("note", "stopped_reason"):
        setattr(adoption, field, item.take(field, ""))
    item.finish()
    adoption.full_clean()
    check_lengths(adoption)
    adoption.save()
    ledger.record(item, adoption)


def load_account(account: DemoAccount, library: Library) -> bool:
    """Create an account of the demonstration with its rights; return whether it was missing.

    An account that exists keeps its password. An officer belongs to the municipality's group and to the groups of its
    networks; an editor to the editors' group.
    """
    user = User.objects.filter(email=account.email).first()
    created = user is None
    if created:
        user = User.objects.create_user(
            account.email, DEMO_PASSWORD, first_name=account.first_name, last_name=account.last_name
        )
    if not account.municipality:
        user.groups.add(Group.objects.get(name=EDITORS))
        return created
    page = library.get("municipality_pages", account.municipality)
    networks = Group.objects.filter(network__municipalities=page.municipality)
    user.groups.add(join_municipality(page), *networks)
    if not user.memberships.filter(municipality=page.municipality).exists():
        Membership.objects.create(user=user, municipality=page.municipality)
    return created
