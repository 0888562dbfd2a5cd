"""A search as an Atom feed (RFC 4287)."""

import datetime as dt

from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from .engines.base import ResultPage
from .file_hits import summary_of
from .presentation import type_label, url_of, xml_text
from .query import SearchQuery


def atom_response(query: SearchQuery, page: ResultPage, base_url: str) -> HttpResponse:
    """Return the hits of `page` as a feed; entries keep their id while their address changes."""
    title = _("Erfarenhetsbanken: %s") % query.text if query.text else _("Erfarenhetsbanken")
    feed = Atom1Feed(
        title=title,
        link=base_url + url_of(query),
        description="",
        language="sv",
        feed_url=f"{base_url}/sok/atom.xml?{query.to_querystring()}",
    )
    for hit in page.hits:
        document = hit.document
        moment = dt.datetime.combine(document.date or timezone.localdate(), dt.time(), timezone.get_current_timezone())
        feed.add_item(
            title=xml_text(document.title),
            link=base_url + document.url,
            description=xml_text(summary_of(document)),
            unique_id=f"tag:erfarenhetsbanken,2026:{document.id}",
            updateddate=moment,
            categories=[type_label(document.type)],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
