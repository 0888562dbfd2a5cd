from tests.factories.forms import case_form
from tests.factories import municipality_page
def test_x(officer_client, site):
    p=municipality_page("1496")
    r=officer_client.post(f"/admin/pages/add/cases/casepage/{p.pk}/", case_form(**{"action-publish":"1"}))
    print(r.status_code, r.get("Location"))
    if r.context:
        f=r.context["form"]; print(f.errors, {k:(v.errors, v.non_form_errors()) for k,v in f.formsets.items()})
    assert 0
