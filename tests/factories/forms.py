"""What a browser posts from the admin's editor."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from .pages import target_groups, themes

CASE_RELATIONS = ("method_uses", "partners", "indicators", "attachments", "links", "comments")


def case_form(**changes) -> dict[str, str | list[str]]:
    """Return a complete case as its editor posts it; `changes` are fields, or inline relations as lists of dicts.

    A field changed to None is left out. Add `**{"action-publish": "1"}` to publish.
    """
    inlines = {name: changes.pop(name, []) for name in CASE_RELATIONS}
    chosen = {
        "themes": changes.pop("themes", themes("folkhalsa")),
        "target_groups": changes.pop("target_groups", target_groups("barn")),
    }
    fields = {
        "title": "Odling på taket",
        "slug": "odling-pa-taket",
        "summary": "Skolan odlar på taket. Eleverna äter det de skördar.",
        "keywords": "odling, skola",
        "status": "pagar",
        "start_year": "2022",
        "challenge": "Få elever visste varifrån maten kommer.",
        "body": streamfield([("paragraph", rich_text("<p>Vi byggde lådor tillsammans.</p>"))]),
        "result": "Matsvinnet minskade.",
        "did_not_work": "Sommarlovet: ingen vattnade.",
        "advice": "Bestäm först vem som vattnar i juli.",
        "contact_email": "skola@skovde.example",
        "evaluation": "ingen",
        **{name: inline_formset(rows) for name, rows in inlines.items()},
        **changes,
    }
    data = nested_form_data({name: value for name, value in fields.items() if value is not None})
    return data | {name: [str(term.pk) for term in terms] for name, terms in chosen.items()}
