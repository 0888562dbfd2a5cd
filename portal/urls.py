"""Composition root: every address of the portal."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.sitemaps import Sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from portal.core import views as core_views
from portal.core.admin_door import officer_door
from portal.home import views as home_views


def _admin_view(view):
    """Give an admin view its own content policy, and a door that officers pass where they may."""
    return csp_replace(settings.ADMIN_CONTENT_SECURITY_POLICY)(officer_door(view))


ADMIN_SIGN_IN = [
    # Wagtail's own doors would let a password past the portal's sign-in: they lead to it instead.
    path("login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("logout/", RedirectView.as_view(pattern_name="account_logout")),
    path("password_reset/", RedirectView.as_view(pattern_name="account_reset_password")),
]

urlpatterns = [
    path("livez", core_views.livez, name="livez"),
    path("readyz", core_views.readyz, name="readyz"),
    path("metrics", core_views.metrics, name="metrics"),
    path("robots.txt", home_views.robots, name="robots"),
    path(".well-known/security.txt", home_views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": Sitemap}}, name="sitemap"),
    path("konto/", include("allauth.account.urls")),
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("admin/", include(ADMIN_SIGN_IN)),
    path("admin/jsi18n/", core_views.admin_words),
    path("admin/tag-autocomplete/", require_admin_access(core_views.tag_suggestions)),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, _admin_view))),
    path("dokument/", include(wagtaildocs_urls)),
    path("sok/", include("search.urls")),
]

if settings.DEMO or settings.DEBUG:
    urlpatterns += [
        re_path(r"^media/(?P<path>.*)$", core_views.demo_media, name="media"),
        path("demo/brevlada/", home_views.mailbox, name="demo_mailbox"),
    ]

urlpatterns += [path("", include(wagtail_urls))]

handler400 = "portal.home.views.bad_request"
handler403 = "portal.home.views.forbidden"
handler404 = "portal.home.views.not_found"
handler500 = "portal.home.views.server_error"
