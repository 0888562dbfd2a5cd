"""Choices that are stored as the Swedish slugs that stand in public addresses."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CaseStatus(models.TextChoices):
    """Where a measure stands."""

    PLANNED = "planeras", _("Planeras")
    ONGOING = "pagar", _("Pågår")
    COMPLETED = "avslutad", _("Avslutad")
    PERMANENT = "permanent", _("Permanent")
    DISCONTINUED = "nedlagd", _("Nedlagd")


class MethodUse(models.TextChoices):
    """How closely a case keeps to a method."""

    FOLLOWS = "foljer", _("Följer metoden")
    ADAPTED = "anpassat", _("Har anpassat metoden")
    INSPIRED = "inspirerat", _("Inspirerat av metoden")


class PartnerKind(models.TextChoices):
    """What a partner is."""

    CIVIL_SOCIETY = "civilsamhalle", _("Civilsamhälle")
    BUSINESS = "naringsliv", _("Näringsliv")
    REGION = "region", _("Region")
    AGENCY = "myndighet", _("Myndighet")
    UNIVERSITY = "larosate", _("Lärosäte")
    MUNICIPALITY = "kommun", _("Annan kommun")
    HOUSING = "bostadsbolag", _("Bostadsbolag")
    OTHER = "annan", _("Annan")


class Evaluation(models.TextChoices):
    """How a case has been evaluated."""

    NONE = "ingen", _("Ingen utvärdering")
    OWN = "egen", _("Egen uppföljning")
    EXTERNAL = "extern", _("Extern utvärdering")
    RESEARCH = "forskning", _("Forskning")


class EvidenceLevel(models.TextChoices):
    """How well supported a method is, weakest first."""

    UNTESTED = "oprovad", _("Ännu inte prövad")
    LOCAL = "lokal", _("Lokalt uppföljd")
    SEVERAL = "flera", _("Liknande resultat i flera kommuner")
    EXTERNAL = "extern", _("Utvärderad externt")
    RESEARCH = "forskning", _("Stöd i forskning")


#: A case's own evaluation as a level of evidence; none gives none.
EVIDENCE_OF_EVALUATION = {
    Evaluation.OWN: EvidenceLevel.LOCAL,
    Evaluation.EXTERNAL: EvidenceLevel.EXTERNAL,
    Evaluation.RESEARCH: EvidenceLevel.RESEARCH,
}


class CostLevel(models.TextChoices):
    """What a method costs, roughly."""

    LOW = "lag", _("Låg")
    MEDIUM = "medel", _("Medel")
    HIGH = "hog", _("Hög")


class AdoptionStatus(models.TextChoices):
    """What a municipality does with a method."""

    CONSIDERING = "overvager", _("Överväger")
    TESTING = "testar", _("Testar")
    USING = "anvander", _("Använder")
    ADAPTED = "anpassat", _("Har anpassat")
    STOPPED = "slutat", _("Har slutat")


#: Statuses that count as "in use today".
IN_USE = (AdoptionStatus.TESTING, AdoptionStatus.USING, AdoptionStatus.ADAPTED)
