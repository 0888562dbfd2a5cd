"""Addresses of the search, Swedish and stable."""

from django.urls import path

urlpatterns = []
