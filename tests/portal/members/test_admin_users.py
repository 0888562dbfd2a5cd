"""Accounts made in the admin: the e-mail address is the user name, and nobody sets another's password."""

import pytest

from portal.members.models import User
from tests.factories import UserFactory

ADD = "/admin/users/new/"
PERSON = {"email": "Kim@Skovde.example", "first_name": "Kim", "last_name": "Provsson", "is_active": "on"}


def test_new_account_is_known_by_its_address_and_has_no_password(administrator_client):
    administrator_client.post(ADD, PERSON)
    user = User.objects.get(email="kim@skovde.example")
    assert not user.has_usable_password()
    assert str(user) == "Kim Provsson"


def test_form_asks_in_swedish_and_for_no_password(administrator_client):
    text = administrator_client.get(ADD).content.decode()
    assert "Används som användarnamn vid inloggning." in text
    assert 'type="password"' not in text


def test_same_address_in_other_letters_is_refused(administrator_client):
    UserFactory(email="kim@skovde.example")
    response = administrator_client.post(ADD, PERSON)
    assert "Det finns redan ett konto med den e-postadressen." in response.content.decode()
    assert User.objects.filter(email__iexact="kim@skovde.example").count() == 1


def test_change_keeps_the_password(administrator_client):
    user = UserFactory(email="kim@skovde.example")
    administrator_client.post(f"/admin/users/edit/{user.pk}/", PERSON | {"last_name": "Nysson"})
    changed = User.objects.get(pk=user.pk)
    assert (changed.last_name, changed.password) == ("Nysson", user.password)


@pytest.mark.parametrize("who", ["officer_client", "editor_client"])
def test_accounts_are_for_administrators(request, who):
    client = request.getfixturevalue(who)
    client.post(ADD, PERSON)
    assert not User.objects.filter(email="kim@skovde.example").exists()
