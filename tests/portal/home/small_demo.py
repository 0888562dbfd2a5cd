"""A small demonstration to load in tests: two cases, one method, one meeting, and what they refer to."""

from pathlib import Path

from tests.factories.files import tiny_image, tiny_pdf

CASE = """
municipality = "1496"
slug = "fritidsbank-i-entren"
title = "Fritidsbank i entrén"
summary = "Skidor och skridskor att låna."
themes = ["folkhalsa"]
target_groups = ["barn", "unga"]
keywords = ["idrott"]
status = "pagar"
start_year = 2021
challenge = "Alla har inte råd."
result = "Fler lånar."
did_not_work = "Öppettiderna."
advice = "Börja smått."
contact_email = "fritid@skovde.example"
image = "torg"
fte = 1.4
administrations = ["Kultur", "Skola"]
[evaluation]
kind = "egen"
note = "Egen räkning."
[[body]]
type = "paragraph"
value = "<p>Vi <b>började</b> i entrén.</p>"
[[methods]]
method = "fritidsbanken"
how = "anpassat"
note = ""
"""
STOPPED_CASE = """
municipality = "0483"
slug = "bussen"
title = "Bussen som slutade gå"
summary = "Vi körde i två år."
themes = ["integration"]
target_groups = ["invanare"]
status = "nedlagd"
start_year = 2019
end_year = 2021
challenge = "Långt till allt."
result = "Få åkte med."
did_not_work = "Tidtabellen."
advice = "Fråga först."
contact_email = "kontakt@katrineholm.example"
stopped_reason = "För få resenärer."
[[body]]
type = "heading"
value = "Så gick det till"
"""
METHOD = """
title = "Fritidsbanken"
slug = "fritidsbanken"
summary = "Låna i stället för att köpa."
themes = ["folkhalsa"]
target_groups = ["barn"]
purpose = "Fler ska kunna vara med."
core_parts = ["Gratis"]
adaptable_parts = ["Öppettider"]
evidence_level = "lokal"
evidence_date = 2025-03-01
related_methods = []
[[body]]
type = "paragraph"
value = "<p>Text.</p>"
[[material]]
title = "Checklista"
file = "checklista.pdf"
"""
MEETING = """
title = "Att låna ut"
slug = "att-lana-ut"
summary = "Vi möts."
weeks_from_now = 3
weekday = 2
start = "09:30"
end = "11:00"
format = "digital"
themes = ["folkhalsa"]
networks = ["natet"]
related_cases = []
related_methods = ["fritidsbanken"]
[[agenda]]
kind = "session"
key = "start"
starts = "09:30"
ends = "10:00"
title = "Start"
description = "<p>Hej.</p>"
[[agenda.speakers]]
name = "Ada Alm"
role = "mötesvärd"
organisation = "Myndigheten"
[[agenda]]
kind = "break"
starts = "10:00"
ends = "10:15"
title = "Paus"
[[agenda]]
kind = "breakouts"
starts = "10:15"
ends = "11:00"
title = "Samtal"
[[agenda.rooms]]
name = "Rum 1"
topic = "Lokaler"
capacity = 8
[[material]]
file = "anteckningar.pdf"
title = "Anteckningar"
agenda_key = "start"
audience = "members"
"""
FILES = {
    "cases/skovde--fritidsbank-i-entren.toml": CASE,
    "cases/katrineholm--bussen.toml": STOPPED_CASE,
    "methods/fritidsbanken.toml": METHOD,
    "meetings/att-lana-ut.toml": MEETING,
    "networks.toml": """
        [[network]]
        slug = "natet"
        name = "Nätet"
        purpose = "Att mötas."
        municipalities = ["1496", "0483"]
        incomplete = true
        expected_count = 3
    """,
    "adoptions.toml": """
        [[adoption]]
        municipality = "1280"
        method = "fritidsbanken"
        status = "slutat"
        since_year = 2018
        ended_year = 2022
        stopped_reason = "Lokalen revs."
    """,
    "images.toml": '[torg]\ntitle = "Torg"\nalt = "Ett torg med bänkar."\n',
    "pages/om.toml": 'title = "Om"\nslug = "om"\n[[body]]\ntype = "paragraph"\nvalue = "<p>Text.</p>"\n',
    "pages/kakor.toml": 'title = "Kakor"\nslug = "kakor"\n[[body]]\ntype = "paragraph"\nvalue = "<p>Text.</p>"\n',
    "front.toml": """
        [start]
        intro = "Välkommen."
        image = "torg"
        [kontakt]
        title = "Kontakt"
        intro = "Skriv."
        thank_you_text = "Tack."
        to_address = "red@portal.example"
        subject = "Fråga"
        [[kontakt.fields]]
        label = "Ärende"
        type = "dropdown"
        choices = ["Fråga", "Fel"]
    """,
}


def write_content(root: Path) -> Path:
    """Write the whole of it beneath `root`, and return `root`."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for folder, name, data in (
        ("images", "torg.png", tiny_image()),
        ("files", "checklista.pdf", tiny_pdf()),
        ("files", "anteckningar.pdf", tiny_pdf("Anteckningar")),
    ):
        (root / folder).mkdir(exist_ok=True)
        (root / folder / name).write_bytes(data)
    return root


def write_one_case(root: Path) -> Path:
    """Write a single case, which refers to nothing, beneath `root`, and return `root`."""
    (root / "cases").mkdir()
    (root / "cases/katrineholm--bussen.toml").write_text(STOPPED_CASE, encoding="utf-8")
    return root
