"""People and networks."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from cases.domain import join_municipality
from portal.core.models import Municipality
from portal.home.setup import EDITORS
from portal.members.models import Membership, Network, User

from .pages import municipality_page

PASSWORD = "ett-langt-losenord-for-prov"


class UserFactory(DjangoModelFactory):
    """Somebody with an account and no rights. The password is `PASSWORD`."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@kommun.example")
    first_name = "Kim"
    last_name = factory.Sequence(lambda n: f"Provsson{n}")

    @classmethod
    def _create(cls, model_class, *args, password: str = PASSWORD, **kwargs):
        return model_class.objects.create_user(*args, password=password, **kwargs)


class NetworkFactory(DjangoModelFactory):
    """A network; `municipalities=["1496", "0483"]` are SCB codes."""

    class Meta:
        model = Network
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Nätverk {n}")
    slug = factory.Sequence(lambda n: f"natverk-{n}")
    purpose = "Att lära av varandra."

    @factory.post_generation
    def municipalities(self, create, codes, **kwargs):
        """Add the municipalities with these codes."""
        if create and codes:
            self.municipalities.set(Municipality.objects.filter(code__in=codes))


def editor(**fields) -> User:
    """Return a new editor of the agency."""
    user = UserFactory(**fields)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def officer_of(code: str = "1496", **fields) -> User:
    """Return a new officer of the municipality with this SCB code, which joins if it has not."""
    user = UserFactory(**fields)
    page = municipality_page(code)
    Membership.objects.create(user=user, municipality=page.municipality)
    user.groups.add(join_municipality(page))
    return user
