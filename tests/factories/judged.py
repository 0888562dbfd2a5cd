"""Judged queries."""

import factory
from factory.django import DjangoModelFactory
from wagtail.models import Page

from search.models import JudgedQuery


class JudgedQueryFactory(DjangoModelFactory):
    """A judged query; `expected=[page, …]` are the pages it should find."""

    class Meta:
        model = JudgedQuery
        skip_postgeneration_save = True

    text = factory.Sequence(lambda n: f"fritidsbank {n}")
    within = 5

    @factory.post_generation
    def expected(query, create, pages, **kwargs):
        """Expect the pages."""
        for page in pages or ():
            query.expected.add(query.expected.model(page=Page.objects.get(pk=page.pk)))
        query.save()
