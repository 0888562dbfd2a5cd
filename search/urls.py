"""Addresses of the search, Swedish, stable and public."""

from django.urls import path

from . import views
from .searchlog.views import observed

urlpatterns = [
    path("", views.results, name="search"),
    path("forslag/", views.suggestions, name="search_suggestions"),
    path("iakttagelse/", observed, name="search_observed"),
    path("atom.xml", views.atom, name="search_atom"),
    path("traffar.csv", views.csv, name="search_csv"),
    path("traffar.xlsx", views.xlsx, name="search_xlsx"),
]
