"""Forms of users in the admin: the e-mail address is the user name, and no password is set by others."""

from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm


class EmailAsUserName:
    """What both forms share: one address is one account, whatever the case of its letters."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-postadress")
        self.fields["email"].help_text = _("Används som användarnamn vid inloggning.")
        self.fields["first_name"].label = _("Förnamn")
        self.fields["last_name"].label = _("Efternamn")

    def clean_email(self) -> str:
        """Return the address in lower case."""
        return self.cleaned_data["email"].lower()


class MemberCreationForm(EmailAsUserName, UserCreationForm):
    """A new user, who chooses a password through the link for a forgotten one."""

    error_messages = UserCreationForm.error_messages | {
        "duplicate_username": _("Det finns redan ett konto med den e-postadressen.")
    }

    def save(self, commit: bool = True):
        """Save with a password that nobody knows, so that the person can ask for a link to set one."""
        user = super().save(commit=False)
        user.set_password(None)
        if commit:
            user.save()
            self.save_m2m()
        return user


class MemberEditForm(EmailAsUserName, UserEditForm):
    """A user who has an account."""

    error_messages = MemberCreationForm.error_messages
