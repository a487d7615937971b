"""What each fault of a file says. One rule: what stands there, then what may stand there.

`OWNERS` are the records of a file as an editor calls them, `CAUSES` why a value cannot be.
"""

from layout_app.desk.sentences.marking import _

FILES = {
    "doctor.brought_back": _("the file was gone; the version before it is back"),
    "doctor.dump_changed": _(
        "this raw copy is no longer as it came in; what was made of it stays, but joins can no "
        "longer be checked against it"
    ),
    "doctor.dump_gone": _(
        "this raw copy is gone; what was made of it stays, but joins cannot be checked against it"
    ),
    "doctor.original_lost": _(
        "the file of “{name}” is gone or damaged; “Find lost pictures in a folder” brings it back"
    ),
    "doctor.restored": _(
        "the file was damaged; the version before it stands in its place, what was left of it is "
        "{kept}"
    ),
    "doctor.swept": _("What broken-off saves left was removed ({count})"),
    "doctor.unlocked": _(
        "The lock of {holder} was taken away: not heard of since {time}, or the program is gone"
    ),
    "doctor.unsaved": _(
        "Unsaved work of a crash ({count}) waits to be decided on; open the issue in the window"
    ),
    "store.bad_counts": _("what was learned cannot be read; delete the file and learn again"),
    "store.held_name": _("this name is kept for held copy; give the issue another one"),
    "store.icc_damaged": _("this is no ICC profile, or a damaged one; get it anew"),
    "store.icc_elsewhere": _(
        "a press profile is a file in the publication's folder; put it there and name it so"
    ),
    "store.icc_not_press": _(
        "the profile is for {space}, not for printing in CMYK; ask the printing house for theirs"
    ),
    "store.icc_version": _(
        "the profile is of ICC version {version}; PDF/X-1a takes version 2: get such a one,"
        " or export PDF/X-4"
    ),
    "store.anchors": _("marks that stand for other lines (& and *) are not read; write it out"),
    "store.bad_escape": _('"{found}" is no character; write two backslashes for a plain one'),
    "store.bad_key": _("the name before the colon must be plain text; put it in quotes"),
    "store.bad_setting": _('"{found}" says nothing of how this is set; correct it or take it out'),
    "store.bad_colour": _('"{found}" is no colour; write its name, or a share such as 报头红 30%'),
    "store.bad_name": _('"{found}" cannot be a file name; give it another one'),
    "store.cannot_read": _("the file cannot be read: {cause}"),
    "store.cannot_write": _("the file cannot be written: {cause}"),
    "store.unsaved_work": _(
        "unsaved work of a crash waits to be decided on; open the issue in the window first, and "
        "recover it or open it as saved"
    ),
    "store.changed_on_disk": _(
        "the file was changed on disk since it was opened; nothing was overwritten"
    ),
    "store.colon_in_text": _("a colon stands inside plain text near here; put the text in quotes"),
    "store.colon_missing": _("a colon after a field's name is missing near here"),
    "store.control_character": _("an invisible control character stands here; delete it"),
    "store.damaged": _("the file is damaged: it holds bytes that are no text"),
    "store.doubled_key": _('"{field}" stands here twice; keep one of them'),
    "store.empty": _("the file is empty; take it from a copy or remove it"),
    "store.ends_early": _("the text ends too early near here; something was not finished"),
    "store.impossible": _("this cannot be: {cause}"),
    "store.in_the_way": _("a file of this name is there already; nothing was overwritten"),
    "store.columns_too_wide": _(
        "the columns are {needed} mm wide, there are {room} mm; take fewer or smaller characters"
    ),
    "store.lines_too_high": _(
        "the lines are {needed} mm high, there are {room} mm; take fewer or a smaller pitch"
    ),
    "store.margins_too_wide": _("the margins leave nothing of {width} × {height} mm"),
    "store.margins_twice": _('the margins say what "{field}" says too; keep one of them'),
    "store.not_a_size": _('{field} must be a size such as 小五, 10.5pt or 15级, found "{found}"'),
    "store.mark_not_closed": _('the mark "{found}" is not closed; add the missing }}'),
    "store.mark_not_opened": _('"{found}" closes nothing; delete it or put a backslash before it'),
    "store.missing_field": _('"{field}" is missing in {owner}; add it'),
    "store.name_is_not_id": _('the file says that its id is "{id}"; name the file so'),
    "store.newer_version": _(
        "the file was made by a newer version of the program (format {found}); update the program"
    ),
    "store.no_issue": _("there is no issue in this folder"),
    "store.no_house": _('there is no printing house "{found}"; choose one of {choices}'),
    "store.no_paper": _('there is no paper "{found}"; choose one of {choices}'),
    "store.not_a_block": _('"{found}" names no block of raw copy; write FILE#NUMBER'),
    "store.not_a_date": _('{field} must be a date such as 2026-03-01, found "{found}"'),
    "store.not_a_list": _("{field} must be a list, found {value}"),
    "store.not_a_number": _("{field} must be a number, found {value}"),
    "store.not_entries": _("{field} must be fields with values, one on each line"),
    "store.not_one_of": _('{field} must be one of {choices}, found "{found}"{hint}'),
    "store.not_text": _("{field} must be text, found {value}; put it in quotes"),
    "store.not_true_false": _("{field} must be true or false, found {value}"),
    "store.cut_in_character": _(
        "the file ends within a character, so its end is lost; take it from a backup"
    ),
    "store.not_utf8": _("the file is not in UTF-8{guessed}; save it as UTF-8"),
    "store.not_whole": _("{field} must be a whole number, found {value}"),
    "store.not_yaml": _("the line cannot be understood; look for a missing quote or colon near it"),
    "store.out_of_range": _("{field} must be from {low} to {high}, found {found}"),
    "store.same_id": _('the id "{id}" is that of {other} too; remove one of the two'),
    "store.several_lines": _('"{found}" must stand on one line'),
    "store.tab_indent": _("a tab indents a line near here; use spaces"),
    "store.tags": _("words that begin with ! or % are not read here; put the text in quotes"),
    "store.too_deep": _("the entries are nested too deeply; the file is not one of ours"),
    "store.too_large": _("the file is larger than {limit_mib} MiB; it is not one of ours"),
    "store.too_many_entries": _("the file has too many entries; it is not one of ours"),
    "store.unfinished_bracket": _("a bracket is not closed near here"),
    "store.unfinished_merge": _(
        "the lines between <<<<<<< and >>>>>>> are an unfinished git merge; settle it first"
    ),
    "store.unknown_field": _('"{field}" is not a field of {owner}{hint}'),
    "store.unknown_mark": _(
        'there is no mark "{found}"; put a backslash before the brace if it is plain text'
    ),
    "store.wide_blank": _("a full-width blank indents the line; use ordinary spaces"),
    "store.wrong_length": _("{field} must have {wanted} values, found {found}"),
}
"""Faults of a file; they refuse an opening, or are problems of an issue that opens without it."""

OWNERS = {
    "ad box": _("an ad"),
    "trim": _("the size of an ad"),
    "contents box": _("the contents"),
    "section box": _("a section head"),
    "ornament box": _("an ornament"),
    "colour": _("a colour"),
    "word list": _("the list of words"),
    "watched word": _("a word to watch for"),
    "right page": _("the right page of a spread"),
    "planned box": _("a planned article"),
    "anchor": _("a place in the text"),
    "article": _("an article"),
    "article picture": _("a picture of an article"),
    "box": _("a box"),
    "break style": _("the line breaking"),
    "candidate": _("a proposal"),
    "cells": _("a place on the grid"),
    "colophon": _("the imprint"),
    "cut": _("a cut"),
    "dump file": _("a file of raw copy"),
    "file": _("the file"),
    "furniture override": _("a change of the furniture"),
    "guide": _("a guide"),
    "head level": _("a headline level"),
    "head width": _("a width of a headline level"),
    "ink": _("an ink"),
    "issue": _("an issue"),
    "logo": _("the logo"),
    "mark": _("a mark"),
    "note": _("a note"),
    "part break": _("the end of a part"),
    "own face": _("a font of the paper"),
    "open end": _("an open end"),
    "package": _("a package"),
    "page": _("a page"),
    "page state": _("the state of a page"),
    "panel box": _("a panel"),
    "paper": _("a paper"),
    "paragraph": _("a paragraph"),
    "finding": _("a problem of imported copy"),
    "problem": _("a problem of imported copy"),
    "where": _("the place of a problem"),
    "paragraph mark": _("a mark"),
    "picture box": _("a picture"),
    "publication": _("a publication"),
    "reason": _("a reason"),
    "region": _("a region of a box"),
    "rule box": _("a rule"),
    "seam": _("a join"),
    "stylebook": _("the stylebook"),
    "text box": _("a free text"),
    "text style": _("a text style"),
}
"""What an editor calls a record of a file."""

CAUSES = (
    _("a watched word is some characters, and other ones to put"),
    _("a picture has no negative size"),
    _("an outline has three corners or more"),
    _("a rank is 1 to 4"),
    _("an ad has no negative size"),
    _("a bleed has no negative size"),
    _("a bleed belongs to a chosen box"),
    _("an article has no negative length"),
    _("set text has at least one column"),
    _("heads stand once each, in their order"),
    _("a box covers at least one rectangle of cells"),
    _("parts count from 1"),
    _("a border belongs to a framed box"),
    _("a page spans one or two folios"),
    _("two boxes of one id on a page"),
    _("two pages of one id"),
    _("two articles of one id"),
    _("cells start at column 0, line 0"),
    _("a rectangle of cells is at least 1 × 1"),
    _("a mark runs forwards"),
    _("an anchor counts from 0"),
    _("a block is named FILE#NUMBER"),
    _("a setting belongs to a paragraph of its kind"),
    _("a table has no fewer than 0 rows of heads and spans a column"),
    _("a column of a table has no negative width"),
    _("merged cells are a rectangle of the table"),
    _("the stops of a list of names run forwards"),
    _("notices count from 1"),
    _("a paragraph is one line"),
    _("a mark ends behind its paragraph"),
    _("an ink is a share of 0..1"),
    _("a colour has a name without blanks, strokes and figures at its start"),
    _("a colour is an ink, not another colour"),
    _("two colours of one name in a stylebook"),
    _("a folio is named by {number}, as A{number:02}"),
    _("only a spread has a right page"),
    _("a paper has 1-24 columns of 4-200 字 and 1-400 lines"),
    _("a paper is at most 2 m wide and high"),
    _("the type area does not fit the trim"),
    _("the columns do not fit the type area"),
    _("the body size of a paper is 3 to 72 points"),
    _("glyphs of a headline are 0.9 to 1.1 of their width"),
    _("the widths of a headline level stand narrow first, once each"),
    _("a size is 小五, 10.5pt or 15级"),
    _("the grid lines do not fit the type area"),
    _("the columns are too narrow"),
    _("more entries in blocks than paragraphs"),
    _("No such file or directory"),
    _("Permission denied"),
    _("No space left on device"),
    _("Read-only file system"),
    _("File name too long"),
    _("Is a directory"),
    _("Not a directory"),
    _("File exists"),
    _("Input/output error"),
    _("Disk quota exceeded"),
    _("File too large"),
    _("Too many levels of symbolic links"),
    _("Operation not permitted"),
    _("Device or resource busy"),
    _("Stale file handle"),
    _("Host is down"),
    _("this is no file"),
)
"""What the nouns and the system say of a fault, so that it can be translated."""
