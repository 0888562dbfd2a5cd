"""The adoption register."""

import factory
from factory.django import DjangoModelFactory

from cases.choices import AdoptionStatus
from cases.models import Adoption
from portal.core.models import Municipality

from .pages import MethodPageFactory


class AdoptionFactory(DjangoModelFactory):
    """Skövde uses a method."""

    class Meta:
        model = Adoption

    municipality = factory.LazyFunction(lambda: Municipality.objects.get(code="1496"))
    method = factory.SubFactory(MethodPageFactory)
    status = AdoptionStatus.USING
    since_year = 2021
