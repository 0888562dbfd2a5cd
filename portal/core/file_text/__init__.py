"""The text inside files. Foreign files are opened in a child process with limits; nothing here imports Django.

reading.py       starts the child and tells how it ended
child.py         the child: confines itself, reads one file, writes a `Reading`
packages.py      what zip packages (Word, Excel, OpenDocument …) have to pass before they are opened
pdf.py, office.py, opendocument.py, plain.py    one reader for each kind
"""
