"""Groups of synonyms to begin with. Given once: what editors change or delete afterwards stays as they want it."""

from django.db import migrations

GROUPS = (
    ("försörjningsstöd", "ekonomiskt bistånd", "socialbidrag"),
    ("SFI", "svenska för invandrare", "svenskundervisning för invandrare"),
    ("nyanlända", "nyanlända invandrare"),
    ("fritidsgård", "ungdomsgård", "ungdomens hus"),
    ("BUP", "barn- och ungdomspsykiatri"),
    ("föräldrastöd", "föräldraskapsstöd"),
    ("LSS", "lagen om stöd och service till vissa funktionshindrade"),
    ("FHM", "Folkhälsomyndigheten"),
    ("SKR", "Sveriges Kommuner och Regioner", "SKL", "Sveriges Kommuner och Landsting"),
    ("IFO", "individ- och familjeomsorg"),
    ("VFU", "verksamhetsförlagd utbildning"),
    ("komvux", "vuxenutbildning", "kommunal vuxenutbildning"),
    ("SIP", "samordnad individuell plan"),
    ("NPF", "neuropsykiatrisk funktionsnedsättning"),
    ("AF", "Arbetsförmedlingen"),
    ("KAA", "kommunala aktivitetsansvaret"),
    ("UVAS", "NEET", "unga som varken arbetar eller studerar"),
    ("DUA", "Delegationen för unga och nyanlända till arbete"),
    ("MUCF", "Myndigheten för ungdoms- och civilsamhällesfrågor"),
    ("IVO", "Inspektionen för vård och omsorg"),
    ("Brå", "Brottsförebyggande rådet"),
    ("SSPF", "samverkan mellan skola, socialtjänst, polis och fritid"),
    ("IOP", "idéburet offentligt partnerskap"),
    ("FINSAM", "finansiell samordning", "samordningsförbund"),
    ("ANDTS", "alkohol, narkotika, dopning, tobak och spel"),
    ("SRHR", "sexuell och reproduktiv hälsa och rättigheter"),
    ("HVB", "hem för vård eller boende"),
    ("BVC", "barnavårdscentral"),
    ("EHT", "elevhälsoteam"),
    ("SYV", "studie- och yrkesvägledning"),
    ("prao", "praktisk arbetslivsorientering"),
    ("MI", "motiverande samtal"),
    ("AI", "artificiell intelligens"),
    ("chattrobot", "chattbot", "digital assistent"),
    ("e-tjänst", "digital tjänst"),
    ("våld i nära relation", "partnervåld", "relationsvåld"),
    ("hemmasittare", "problematisk skolfrånvaro", "långvarig skolfrånvaro"),
    ("sommarjobb", "feriejobb", "feriearbete", "feriepraktik"),
    ("lovaktivitet", "lovverksamhet", "aktiviteter på lov"),
    ("familjehem", "fosterhem"),
    ("funktionsnedsättning", "funktionshinder", "funktionsvariation"),
    ("särskilt boende", "säbo", "äldreboende", "vård- och omsorgsboende"),
    ("språkvän", "språkkompis", "språkfadder"),
    ("medborgarbudget", "deltagande budget"),
    ("civilsamhälle", "ideell sektor", "idéburen sektor"),
    ("suicidprevention", "självmordsprevention", "suicidförebyggande arbete"),
    ("hemlöshet", "bostadslöshet"),
    ("vräkning", "avhysning"),
    ("skuldrådgivning", "budget- och skuldrådgivning"),
)


def seed(apps, schema_editor):
    model = apps.get_model("search", "SynonymGroup")
    model.objects.bulk_create(model(expressions="\n".join(group)) for group in GROUPS)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words_judged_log")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
