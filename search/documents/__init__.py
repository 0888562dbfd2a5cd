"""From pages to documents: what the search knows of each page type."""

from .registry import (
    NOT_SEARCHED,
    all_documents,
    count_documents,
    document_id,
    documents_by_id,
    is_material,
    material_id,
    searched_models,
)

__all__ = [
    "NOT_SEARCHED",
    "all_documents",
    "count_documents",
    "document_id",
    "documents_by_id",
    "is_material",
    "material_id",
    "searched_models",
]
