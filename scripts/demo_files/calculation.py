"""A workbook (openpyxl) that counts what a job centre costs and may save. All numbers in it are examples."""

from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

TITLE = "Vad kostar en väg in?"
HEAD = PatternFill("solid", fgColor="0F4C5C")
INPUT = PatternFill("solid", fgColor="F4EBDD")
COSTS = [
    ("Coacher", 5, 610_000, "En coach för 25–35 deltagare"),
    ("Arbetsgivaransvarig", 1, 630_000, "En för ungefär 150 deltagare"),
    ("Chef eller samordnare", 1, 780_000, ""),
    ("Reception", 1, 480_000, ""),
    ("Lokal, per år", 1, 540_000, "Hyra, el och städning"),
    ("System och utrustning, per år", 1, 150_000, ""),
]
EFFECTS = [
    ("Deltagare per år", 150, "Personer som får en plan"),
    ("Andel till arbete eller studier inom ett år", 0.38, "Skriv er egen siffra, eller gissa lågt"),
    ("Andel som hade kommit vidare ändå", 0.22, "Det svåra talet. Fråga någon som är skeptisk."),
    ("Minskat ekonomiskt bistånd per person och år, kronor", 84_000, "Genomsnitt i er kommun"),
]


def build_workbook(folder: Path, stamp: datetime) -> Path:
    """Write the workbook with three sheets: how to use it, costs, and effect. Returns its path."""
    book = Workbook()
    book.properties.title, book.properties.language = TITLE, "sv-SE"
    book.properties.creator = book.properties.lastModifiedBy = "Erfarenhetsbanken (exempel)"
    book.properties.created = book.properties.modified = stamp
    guide = book.active
    guide.title = "Läs först"
    _guide(guide)
    _costs(book.create_sheet("Kostnad"))
    _effect(book.create_sheet("Resultat"))
    path = folder / "kalkyl-jobbcentrum.xlsx"
    book.save(path)
    return path


def _guide(sheet: Worksheet) -> None:
    lines = [
        TITLE,
        "Fyll i de ljust bruna cellerna på bladen Kostnad och Resultat. Övriga celler räknas ut.",
        "Siffrorna som står där är påhittade exempel. Byt ut alla innan ni visar kalkylen för någon.",
        "Kalkylen visar bara kommunens pengar under ett år. Det är en liten del av nyttan för den enskilde.",
        "Pröva alltid med en lägre andel till arbete. Håller beslutet då också?",
    ]
    for row, line in enumerate(lines, 1):
        sheet.cell(row, 1, line).alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True, size=16, color="0F4C5C")
    sheet.column_dimensions["A"].width = 90


def _heading(sheet: Worksheet, titles: list[str], widths: list[int]) -> None:
    for column, (title, width) in enumerate(zip(titles, widths, strict=True), 1):
        cell = sheet.cell(1, column, title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"


def _costs(sheet: Worksheet) -> None:
    _heading(sheet, ["Post", "Antal", "Kronor per styck och år", "Summa, kronor", "Kommentar"], [36, 10, 26, 20, 46])
    for row, (name, amount, price, comment) in enumerate(COSTS, 2):
        sheet.append([name, amount, price, f"=B{row}*C{row}", comment])
        sheet.cell(row, 2).fill = sheet.cell(row, 3).fill = INPUT
    last = len(COSTS) + 1
    sheet.append(["Summa", None, None, f"=SUM(D2:D{last})", ""])
    for cell in sheet[last + 1]:
        cell.font = Font(bold=True)
    for column in ("C", "D"):
        for cell in sheet[column][1:]:
            cell.number_format = "# ##0"


def _effect(sheet: Worksheet) -> None:
    _heading(sheet, ["Antagande", "Värde", "Kommentar"], [52, 18, 60])
    for row, (name, value, comment) in enumerate(EFFECTS, 2):
        sheet.append([name, value, comment])
        sheet.cell(row, 2).fill = INPUT
        sheet.cell(row, 2).number_format = "0 %" if value < 1 else "# ##0"
    total = f"Kostnad!D{len(COSTS) + 2}"
    results = [
        ("Fler i arbete eller studier än annars", "=B2*(B3-B4)", "0.0"),
        ("Minskade utgifter, kronor per år", "=B7*B5", "# ##0"),
        ("Kostnad, kronor per år", f"={total}", "# ##0"),
        ("Skillnad, kronor per år", "=B8-B9", "# ##0"),
    ]
    for row, (name, formula, number_format) in enumerate(results, 7):
        sheet.cell(row, 1, name).font = Font(bold=True)
        sheet.cell(row, 2, formula).number_format = number_format
    sheet["C10"] = "Minus första året är vanligt. Räkna även på år två och tre."
