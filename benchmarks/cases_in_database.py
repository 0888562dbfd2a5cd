"""N synthetic cases in the database, written in bulk: a benchmark needs many pages, not their history."""

import random

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from benchmarks.synthetic import text
from cases.choices import CaseStatus
from cases.models import CasePage, MunicipalityPage
from portal.core.models import TargetGroup, Theme

BATCH = 1_000


def create_cases(number: int, words: int = 200, seed: int = 5) -> None:
    """Add `number` live cases beneath the municipalities' pages, each with two themes and a target group."""
    chance = random.Random(seed)
    parents = list(MunicipalityPage.objects.order_by("pk"))
    pages = _page_rows(number, parents, chance)
    Page.objects.bulk_create(pages, batch_size=BATCH)
    for parent in parents:
        Page.objects.filter(pk=parent.pk).update(numchild=Page.objects.filter(path__startswith=parent.path).count() - 1)
    for place, page in enumerate(pages):
        case = CasePage(page_ptr_id=page.pk, owner_page=parents[place % len(parents)], **_answers(chance, words))
        case.__dict__.update({field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
        case.save_base(raw=True)
    _relate(pages, chance)


def _page_rows(number: int, parents: list[MunicipalityPage], chance: random.Random) -> list[Page]:
    kind, locale, now = ContentType.objects.get_for_model(CasePage), Locale.get_active(), timezone.now()
    steps = {parent.pk: parent.numchild for parent in parents}
    rows = []
    for place in range(number):
        parent = parents[place % len(parents)]
        steps[parent.pk] += 1
        slug = f"bench-{place}"
        rows.append(
            Page(
                path=Page._get_path(parent.path, parent.depth + 1, steps[parent.pk]),
                depth=parent.depth + 1,
                title=text(chance, 8),
                draft_title=slug,
                slug=slug,
                url_path=f"{parent.url_path}{slug}/",
                content_type=kind,
                locale=locale,
                live=True,
                first_published_at=now,
                last_published_at=now,
            )
        )
    return rows


def _answers(chance: random.Random, words: int) -> dict[str, object]:
    return {
        "summary": text(chance, 30)[:300],
        "status": chance.choice(CaseStatus.values),
        "start_year": chance.randrange(2015, 2026),
        "challenge": text(chance, words // 4)[:1000],
        "body": [("paragraph", f"<p>{text(chance, words // 2)}</p>")],
        "result": text(chance, words // 4)[:1500],
        "did_not_work": text(chance, 20),
        "advice": text(chance, 20),
        "contact_email": "funktion@kommun.example",
    }


def _relate(pages: list[Page], chance: random.Random) -> None:
    themes, groups = list(Theme.objects.all()), list(TargetGroup.objects.all())
    theme_rows, group_rows = CasePage.themes.through, CasePage.target_groups.through
    theme_rows.objects.bulk_create(
        [theme_rows(casepage_id=page.pk, theme=theme) for page in pages for theme in chance.sample(themes, 2)],
        batch_size=BATCH,
    )
    group_rows.objects.bulk_create(
        [group_rows(casepage_id=page.pk, targetgroup=chance.choice(groups)) for page in pages], batch_size=BATCH
    )
