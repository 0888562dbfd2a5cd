"""Loads reference data: counties, municipalities, who resembles whom, and the first vocabulary."""

import csv
import tomllib
from pathlib import Path

from django.db import transaction

from .models import County, Municipality, SimilarMunicipality, TargetGroup, Theme

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load_reference() -> dict[str, int]:
    """Create or update all reference data from the project's own tables; remove nothing. May be run at any time.

    Returns:
        How many rows of each kind the tables hold: `{"counties": 21, "municipalities": 290, …}`.
    """
    return {
        "counties": _load_counties(),
        "municipalities": _load_municipalities(),
        "similar": _load_similar(),
        "terms": _load_terms(),
    }


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _load_counties() -> int:
    counties = [County(**row) for row in _rows("counties.csv")]
    County.objects.bulk_create(counties, update_conflicts=True, unique_fields=["code"], update_fields=["name", "slug"])
    return len(counties)


def _load_municipalities() -> int:
    fields = [
        "name", "official_name", "slug", "skr_group", "skr_group_name",
        "population", "population_year", "land_km2", "lat", "lon",
    ]  # fmt: skip
    municipalities = [
        Municipality(code=row["code"], county_id=row["county_code"], **{field: row[field] for field in fields})
        for row in _rows("municipalities.csv")
    ]
    Municipality.objects.bulk_create(
        municipalities, update_conflicts=True, unique_fields=["code"], update_fields=["county", *fields]
    )
    return len(municipalities)


def _load_similar() -> int:
    wanted = [
        SimilarMunicipality(municipality_id=row["code"], other_id=code, year=int(row["similar_year"]))
        for row in _rows("municipalities.csv")
        for code in row["similar"].split()
    ]
    SimilarMunicipality.objects.all().delete()
    SimilarMunicipality.objects.bulk_create(wanted)
    return len(wanted)


def _load_terms() -> int:
    """Create the vocabulary where there is none yet: after the first start the editors own it."""
    data = tomllib.loads((DATA / "terms.toml").read_text(encoding="utf-8"))
    for model, key in ((Theme, "theme"), (TargetGroup, "target_group")):
        if not model.objects.exists():
            model.objects.bulk_create(model(sort_order=order, **row) for order, row in enumerate(data[key]))
    return Theme.objects.count() + TargetGroup.objects.count()
