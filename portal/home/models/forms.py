"""Forms that editors build, such as the one for contact and accessibility complaints. Usable without an account."""

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.db import models
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractEmailForm, AbstractFormField
from wagtail.contrib.forms.panels import FormSubmissionsPanel

from portal.core.models import BasePage

MESSAGES_PER_HOUR = 10


class FormField(AbstractFormField):
    """One question of a form."""

    page = ParentalKey("home.FormPage", on_delete=models.CASCADE, related_name="form_fields")

    class Meta(AbstractFormField.Meta):
        verbose_name = _("formulärfält")
        verbose_name_plural = _("formulärfält")


class FormPage(AbstractEmailForm, BasePage):
    """A page with a form. What is sent is kept for the editors and mailed to the address they have set."""

    intro = models.TextField(_("ingress"), max_length=500, blank=True)
    thank_you_text = models.TextField(_("tack-text"), max_length=500, blank=True)

    template = "pages/form_page.html"
    landing_page_template = "pages/form_page_landing.html"
    parent_page_types = ["home.StandardPage"]
    subpage_types: list[str] = []
    content_panels = [
        FormSubmissionsPanel(),
        *BasePage.content_panels,
        FieldPanel("intro"),
        InlinePanel("form_fields", heading=_("Fält"), label=_("Fält")),
        FieldPanel("thank_you_text"),
        MultiFieldPanel(
            [FieldPanel("from_address"), FieldPanel("to_address"), FieldPanel("subject")], heading=_("E-post")
        ),
    ]

    class Meta:
        verbose_name = _("formulärsida")
        verbose_name_plural = _("formulärsidor")

    def get_form(self, *args, **kwargs):
        """Return the form, with a field that people do not see and robots fill in."""
        form = super().get_form(*args, **kwargs)
        form.fields["webbplats"] = forms.CharField(required=False, widget=forms.HiddenInput)
        return form

    def serve(self, request, *args, **kwargs):
        """Show the form, or take what was sent: a robot is thanked and forgotten, a flood is asked to wait."""
        if request.method == "POST":
            if request.POST.get("webbplats"):
                return self.render_landing_page(request, None, *args, **kwargs)
            key = f"form:{self.pk}:{get_adapter().get_client_ip(request)}"
            cache.add(key, 0, timeout=3600)
            if cache.incr(key) > MESSAGES_PER_HOUR:
                form = self.get_form(request.POST, page=self, user=request.user)
                form.add_error(None, _("Du har skickat många meddelanden på kort tid. Vänta en timme och försök igen."))
                context = self.get_context(request) | {"form": form}
                return render(request, self.get_template(request), context, status=429)
        return super().serve(request, *args, **kwargs)

    def process_form_submission(self, form):
        """Keep what was sent, without the robots' field."""
        form.cleaned_data.pop("webbplats", None)
        return super().process_form_submission(form)
