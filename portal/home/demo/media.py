"""Illustrations and documents: files that are stored once, and replaced when they have changed."""

import hashlib
from pathlib import Path

from django.core.files import File
from django.db import transaction
from wagtail.models import Collection

from cases.domain.joining import municipality_collection
from portal.core.models import PortalDocument, PortalImage
from portal.core.uploads import content_matches_extension

from .content import ContentError, Item, read_toml
from .ledger import Ledger
from .library import Library

CREDIT = "Erfarenhetsbanken"
ILLUSTRATIONS = "Illustrationer"
MEETINGS = "Träffar"
METHODS = "Metoder"


def collection(name: str) -> Collection:
    """Return the collection called `name` beneath the root, made if need be."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=name).first() or root.add_child(instance=Collection(name=name))


def digest(path: Path) -> str:
    """Return the SHA-1 of a file as Wagtail keeps it; it tells files apart and protects nothing."""
    return hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()


def image_items(root: Path) -> list[Item]:
    """Return the illustrations that `images.toml` describes, each with the digest of its file.

    Raises:
        ContentError: when a picture has no description, or a description no picture.
    """
    folder = root / "images"
    described = read_toml(root / "images.toml") if (root / "images.toml").exists() else {}
    files = {path.stem: path for path in sorted(folder.glob("*.png"))}
    if strangers := set(files) ^ set(described):
        raise ContentError(f"images.toml: picture and description do not go together: {', '.join(sorted(strangers))}")
    return [Item(f"images/{path.name}", {**described[name], "digest": digest(path)}) for name, path in files.items()]


def load_image(item: Item, library: Library, ledger: Ledger, *, root: Path) -> None:
    """Create or update one illustration."""
    image = ledger.find(item, PortalImage.objects.all()) or PortalImage(collection=collection(ILLUSTRATIONS))
    image.title = item.take("title")
    image.description = item.take("alt")
    image.credit = CREDIT
    new_digest = item.take("digest")
    item.finish()
    _save_with_file(image, root / item.key, new_digest)
    ledger.record(item, image)


def document_items(root: Path, cases: list[Item], methods: list[Item], meetings: list[Item]) -> list[Item]:
    """Return the documents that cases, methods and meetings use, each with title, digest and where it belongs.

    A file that several use belongs to the first of: a case's municipality, the meetings, the methods.
    """
    items: dict[str, Item] = {}
    uses = [(case, row, case.peek("municipality")) for case in cases for row in case.peek("attachments", [])]
    uses += [(meeting, row, MEETINGS) for meeting in meetings for row in meeting.peek("material", [])]
    uses += [(method, row, METHODS) for method in methods for row in method.peek("material", [])]
    for user, row, place in uses:
        name = row.get("file", "")
        path = root / "files" / name
        if not name or name in items:
            continue
        if not path.is_file():
            raise ContentError(f"{user.key}: there is no file files/{name}")
        values = {"title": row.get("title") or path.stem, "place": place, "digest": digest(path)}
        items[name] = Item(f"files/{name}", values)
    return [items[name] for name in sorted(items)]


def load_document(item: Item, library: Library, ledger: Ledger, *, root: Path) -> None:
    """Create or update one document, in the collection of those it belongs to."""
    document = ledger.find(item, PortalDocument.objects.all()) or PortalDocument()
    document.title = item.take("title")
    place = item.take("place")
    page = library.municipality_pages.get(place)
    document.collection = municipality_collection(page) if page else collection(place)
    path = root / item.key
    with path.open("rb") as content:
        if not content_matches_extension(content):
            raise ContentError("the content is not what the file's ending says")
    new_digest = item.take("digest")
    item.finish()
    _save_with_file(document, path, new_digest)
    ledger.record(item, document)


def _save_with_file(media: PortalImage | PortalDocument, path: Path, new_digest: str) -> None:
    """Save, storing the file when it is another than before; the old one goes when the transaction is through."""
    if media.file_hash == new_digest:
        media.full_clean()
        media.save()
        return
    old = media.file.name if media.pk else ""
    with path.open("rb") as content:
        media.file = File(content, name=path.name)
        media.file_size, media.file_hash = path.stat().st_size, new_digest
        media.full_clean()
        media.save()
    if old:
        storage = media.file.storage
        transaction.on_commit(lambda: storage.delete(old))
    if old and isinstance(media, PortalImage):
        media.renditions.all().delete()
