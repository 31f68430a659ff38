"""A reviewer with LibreOffice: run by the Python that has its `uno` module, `office.py` says with what.

    python3 office_script.py JOBS.json PROFILE

Each job opens the file `source`, takes its steps with change tracking on or off, does what `then` says ("accept",
"reject" or "") with all tracked changes, and saves it as `target`. A step is `[what, word, …]`; `word` says where: it
stands in the text but once. Nothing of the project's is imported here: this is another Python.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.awt.FontSlant import ITALIC
from com.sun.star.awt.FontWeight import BOLD
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

FILTER = "MS Word 2007 XML"


def option(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def start(profile):
    """A LibreOffice of our own, and the context of its services."""
    pipe = f"review{os.getpid()}"
    command = [
        "soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--nologo",
        f"--accept=pipe,name={pipe};urp;",
    ]  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    process.kill()
    raise SystemExit("LibreOffice does not answer")


def each(holder):
    found = holder.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


class Desk:
    """An open document."""

    def __init__(self, context, document):
        self.context = context
        self.document = document

    def find(self, word):
        """The stretch of text that says `word`."""
        search = self.document.createSearchDescriptor()
        search.SearchString = word
        search.SearchCaseSensitive = True
        found = self.document.findFirst(search)
        while found is not None and found.ParaStyleName.startswith(("TOC", "Contents")):
            found = self.document.findNext(found.getEnd(), search)
        if found is None:  # without a window, LibreOffice finds nothing
            found = next(self.walk(self.document.Text, word), None)
        if found is None:
            raise SystemExit(f"{word} is not found")
        return found

    def walk(self, text, word):
        """The places within a text, its tables included, that say `word`."""
        for block in each(text):
            if block.supportsService("com.sun.star.text.TextTable"):
                for name in block.CellNames:
                    yield from self.walk(block.getCellByName(name), word)
                continue
            for portion in self.portions(block):
                if word in portion.String and not block.ParaStyleName.startswith(("TOC", "Contents")):
                    cursor = portion.Text.createTextCursorByRange(portion.Start)
                    cursor.goRight(portion.String.index(word), False)
                    cursor.goRight(len(word), True)
                    yield cursor

    def cursor(self, word):
        found = self.find(word)
        return found.getText().createTextCursorByRange(found)

    def portions(self, holder):
        """The portions of a paragraph, those in its content controls too."""
        for portion in each(holder):
            if portion.TextPortionType == "ContentControl":
                yield from self.portions(portion.ContentControl)
            else:
                yield portion

    def type_after(self, word, typed):
        """Types behind a word."""
        cursor = self.cursor(word)
        cursor.collapseToEnd()
        cursor.getText().insertString(cursor, f" {typed}", False)

    def type_before(self, word, typed):
        """Types before a word."""
        cursor = self.cursor(word)
        cursor.collapseToStart()
        cursor.getText().insertString(cursor, f"{typed} ", False)

    def type_in_note(self, word, typed):
        """Types at the end of the footnote that says a word."""
        notes = self.document.Footnotes
        note = next(one for one in map(notes.getByIndex, range(notes.Count)) if word in one.String)
        cursor = note.createTextCursor()
        cursor.gotoEnd(False)
        note.insertString(cursor, f" {typed}", False)

    def strike(self, word):
        """Strikes a word out."""
        self.find(word).setString("")

    def replace(self, word, typed):
        """Puts another word in its place."""
        self.find(word).setString(typed)

    def strike_paragraph(self, word):
        """Strikes out the paragraph that says a word, with its mark."""
        cursor = self.cursor(word)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")

    def split(self, word):
        """Starts a new paragraph before a word."""
        cursor = self.cursor(word)
        cursor.collapseToStart()
        cursor.getText().insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def join(self, word):
        """Joins the paragraph that says a word to the next."""
        cursor = self.cursor(word)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.setString("")

    def add_paragraph(self, word, typed):
        """Types a paragraph behind the one that says a word."""
        cursor = self.cursor(word)
        cursor.gotoEndOfParagraph(False)
        cursor.getText().insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        cursor.getText().insertString(cursor, typed, False)

    def add_row(self, word, *cells):
        """Adds a row below the one that says a word."""
        found = self.find(word)
        table, cell = found.TextTable, found.Cell
        row = int("".join(filter(str.isdigit, cell.CellName)))
        table.getRows().insertByIndex(row, 1)
        for column, said in enumerate(cells):
            table.getCellByPosition(column, row).setString(said)

    def strike_row(self, word):
        """Takes away the row that says a word."""
        found = self.find(word)
        row = int("".join(filter(str.isdigit, found.Cell.CellName)))
        found.TextTable.getRows().removeByIndex(row - 1, 1)

    def set_bold(self, word):
        self.find(word).CharWeight = BOLD

    def set_italic(self, word):
        self.find(word).CharPosture = ITALIC

    def comment(self, word, author, said):
        """Comments on a word."""
        field = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        field.Author, field.Content = author, said
        cursor = self.cursor(word)
        cursor.getText().insertTextContent(cursor, field, True)

    def settle(self, how):
        """Accepts or rejects all tracked changes."""
        manager = self.context.ServiceManager
        dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", self.context)
        command = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}[how]
        dispatcher.executeDispatch(self.document.getCurrentController().getFrame(), command, "", 0, ())


def work(context, job):
    """One job. With comments a document gets no window, which would need files that servers lack for them; but only by
    a window's commands are tracked changes settled, and without one the first page's header is taken for all."""
    manager = context.ServiceManager
    address = uno.systemPathToFileUrl(job["source"])
    if job["window"]:
        desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(address, "_blank", 0, (option("Hidden", True),))
    else:
        document = manager.createInstanceWithContext("com.sun.star.text.TextDocument", context)
        document.load((option("URL", address), option("FilterName", FILTER)))
    document.RecordChanges = job["tracked"]
    desk = Desk(context, document)
    for what, *facts in job["steps"]:
        getattr(desk, what)(*facts)
    if job["then"]:
        desk.settle(job["then"])
    document.storeToURL(uno.systemPathToFileUrl(job["target"]), (option("FilterName", FILTER),))
    document.close(True)


def main(jobs, profile):
    process, context = start(profile)
    try:
        for job in json.loads(Path(jobs).read_text("utf-8")):
            work(context, job)
    finally:
        process.terminate()
        process.wait(30)


main(sys.argv[1], sys.argv[2])
