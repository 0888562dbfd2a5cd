"""What the packages say is said in Swedish: by themselves, or by our own catalogue."""

import re
from importlib import util
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.utils.translation import trans_real
from django.views.i18n import JavaScriptCatalog

from scripts.compile_messages import catalogues, compiled

OURS = ("portal", "cases", "events", "search")
VARIABLE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


def english_catalogues(domain: str) -> list[Path]:
    """Return the English catalogues of the installed packages that people meet: Wagtail's, allauth's, taggit's."""
    folders = [Path(util.find_spec(app.name).origin).parent for app in apps.get_app_configs()]
    return [
        path
        for app, folder in zip(apps.get_app_configs(), folders, strict=True)
        if not app.name.startswith((*OURS, "django."))
        for path in [folder / "locale" / "en" / "LC_MESSAGES" / f"{domain}.po"]
        if path.exists()
    ]


def messages(paths: list[Path]) -> list[polib.POEntry]:
    """Return the messages of catalogues."""
    return [entry for path in paths for entry in polib.pofile(str(path)) if not entry.obsolete]


def key_of(entry: polib.POEntry) -> str | tuple[str, int]:
    """Return how Django's catalogue names a message."""
    name = f"{entry.msgctxt}\x04{entry.msgid}" if entry.msgctxt else entry.msgid
    return (name, 0) if entry.msgid_plural else name


def test_every_message_of_the_packages_is_swedish():
    swedish = trans_real.DjangoTranslation("sv")
    paths = english_catalogues("django")
    assert len(paths) > 12
    missing = [f"{path}: {entry.msgid!r}" for path in paths for entry in messages([path])
               if not swedish._catalog.get(key_of(entry))]  # fmt: skip
    assert not missing, "translate in portal/core/locale, then `make messages`:\n" + "\n".join(missing)


def test_every_message_of_the_admins_scripts_is_swedish():
    view = JavaScriptCatalog(packages=["portal.core", "wagtail.admin"])
    view.translation = trans_real.DjangoTranslation("sv", domain="djangojs", localedirs=view.get_paths(view.packages))
    swedish = view.get_catalog()
    entries = messages(english_catalogues("djangojs"))
    assert len(entries) > 50
    assert [entry.msgid for entry in entries if not swedish.get(entry.msgid)] == []


def test_admin_serves_our_words_to_its_scripts(site, client):
    response = client.get("/admin/jsi18n/")
    assert response["Content-Type"].startswith("text/javascript")
    assert "F\\u00e4st verktygsf\\u00e4ltet" in response.content.decode()


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.name)
def test_compiled_catalogue_is_up_to_date(path):
    assert path.with_suffix(".mo").read_bytes() == compiled(path), "run `make messages`"


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.name)
def test_own_catalogue_is_complete_and_invents_no_variables(path):
    known = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in messages(english_catalogues(path.stem))}
    for entry in polib.pofile(str(path)):
        assert entry.translated(), entry.msgid
        assert (entry.msgctxt, entry.msgid, entry.msgid_plural) in known, f"no package says {entry.msgid!r} any longer"
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            strangers = set(VARIABLE.findall(text)) - set(VARIABLE.findall(entry.msgid + (entry.msgid_plural or "")))
            assert not strangers, f"{entry.msgid!r} has no {strangers}"


@pytest.mark.parametrize(
    ("dialogue", "labels"),
    [
        ("external-link", ["URL", "Länktext"]),
        ("email-link", ["E-postadress", "Länktext", "Ämne", "Meddelande"]),
        ("phone-link", ["Telefonnummer", "Länktext"]),
    ],
)
def test_link_dialogues_ask_in_swedish(officer_client, dialogue, labels):
    html = officer_client.get(f"/admin/choose-{dialogue}/").json()["html"]
    asked = [re.sub(r"<[^>]+>|\*", "", label).strip() for label in re.findall(r"<label.*?</label>", html, re.DOTALL)]
    assert asked == labels


def test_first_page_of_the_admin_leads_to_no_guide_in_english(editor_client):
    text = editor_client.get("/admin/").content.decode()
    assert "guide.wagtail.org" not in text
    assert "docs.wagtail.org" not in text
