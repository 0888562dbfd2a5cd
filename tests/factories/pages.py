"""Pages, complete enough to be published."""

from datetime import timedelta

import factory
import wagtail_factories
from django.utils import timezone
from wagtail.models import Page

from cases.choices import CaseStatus
from cases.models import CasePage, MethodIndexPage, MethodPage, MunicipalityPage
from events.models import MeetingIndexPage, MeetingPage
from portal.core.models import TargetGroup, Theme
from portal.home.models import HomePage, StandardPage

PARAGRAPH = [{"type": "paragraph", "value": "<p>Vi började i liten skala och lyssnade på deltagarna.</p>"}]


def municipality_page(code: str = "1496") -> MunicipalityPage:
    """Return the page of the municipality with this SCB code; set-up has made all 290."""
    return MunicipalityPage.objects.select_related("municipality").get(municipality_id=code)


def draft_of(page: Page, **changes) -> Page:
    """Save `changes` to `page` as an unpublished draft and return the draft."""
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
    return draft


def themes(*slugs: str) -> list[Theme]:
    """Return the themes with these slugs."""
    return list(Theme.objects.filter(slug__in=slugs))


def target_groups(*slugs: str) -> list[TargetGroup]:
    """Return the target groups with these slugs."""
    return list(TargetGroup.objects.filter(slug__in=slugs))


class PublishedPageFactory(wagtail_factories.PageFactory):
    """Adds a page beneath `parent` with a revision, and publishes it unless `live=False`.

    Relations are given as lists: `themes=themes("integration")`, `attachments=[CaseAttachment(document=…)]`.
    """

    class Meta:
        abstract = True

    @classmethod
    def _create_instance(cls, model_class, parent, kwargs):
        live = kwargs.pop("live", True)
        page = model_class(live=False, **kwargs)
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class CasePageFactory(PublishedPageFactory):
    """A case of Skövde (`municipality="1496"`), or of the municipality with another SCB code."""

    class Meta:
        model = CasePage

    class Params:
        municipality = "1496"

    parent = factory.LazyAttribute(lambda case: municipality_page(case.municipality))
    title = factory.Sequence(lambda n: f"Fritidsbank i biblioteket {n}")
    summary = "Biblioteket lånar ut skridskor och skidor. Fler barn provar nya idrotter."
    themes = factory.LazyFunction(lambda: themes("folkhalsa"))
    target_groups = factory.LazyFunction(lambda: target_groups("barn", "unga"))
    status = CaseStatus.ONGOING
    start_year = 2021
    challenge = "Många barn saknade utrustning och stod vid sidan av."
    body = factory.LazyFunction(lambda: list(PARAGRAPH))
    result = "Utlåningen fördubblades på ett år."
    did_not_work = "Öppettiderna passade inte dem som arbetar kväll."
    advice = "Börja där människor redan är."
    contact_email = "fritid@skovde.example"


class MethodPageFactory(PublishedPageFactory):
    """A method."""

    class Meta:
        model = MethodPage

    parent = factory.LazyFunction(lambda: MethodIndexPage.objects.get())
    title = factory.Sequence(lambda n: f"Fritidsbanken {n}")
    summary = "Utrustning för idrott och friluftsliv lånas ut gratis till alla."
    themes = factory.LazyFunction(lambda: themes("folkhalsa"))
    target_groups = factory.LazyFunction(lambda: target_groups("barn"))
    purpose = "Att alla ska kunna prova, oavsett vad familjen har råd med."
    body = factory.LazyFunction(lambda: list(PARAGRAPH))
    core_parts = factory.LazyFunction(lambda: [{"type": "point", "value": "Allt lånas ut gratis."}])
    adaptable_parts = factory.LazyFunction(lambda: [{"type": "point", "value": "Lokalen väljs efter orten."}])


class MeetingPageFactory(PublishedPageFactory):
    """A digital meeting of two hours in a week; `in_days=-7` has been held."""

    class Meta:
        model = MeetingPage

    class Params:
        in_days = 7

    parent = factory.LazyFunction(lambda: MeetingIndexPage.objects.get())
    title = factory.Sequence(lambda n: f"Nätverksträff {n}")
    summary = "Tre kommuner berättar vad de har lärt sig."
    starts_at = factory.LazyAttribute(lambda meeting: timezone.now() + timedelta(days=meeting.in_days))
    ends_at = factory.LazyAttribute(lambda meeting: meeting.starts_at + timedelta(hours=2))
    themes = factory.LazyFunction(lambda: themes("folkhalsa"))


class StandardPageFactory(PublishedPageFactory):
    """A text page beneath the start page."""

    class Meta:
        model = StandardPage

    parent = factory.LazyFunction(lambda: HomePage.objects.get())
    title = factory.Sequence(lambda n: f"Om portalen {n}")
    summary = "Kort om vad portalen är."
    body = factory.LazyFunction(lambda: list(PARAGRAPH))
