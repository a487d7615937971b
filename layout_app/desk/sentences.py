"""What each code says to an editor. One rule: plain words, what is wrong, then what to do.

`ERRORS` are the refusals, `PROBLEMS` the facts of an issue, `REASONS` why two halves belong
together. `{place}` is never named here: `words` puts file and line before a refusal. A few facts
are made there of what a code carries: `{hint}` of `nearest`, `{owner}` of `of`, `{value}` of
`found`, `{cause}` of `why`, `{time}` of `since`, `{part}` of `kind`, `{stop}` of `problem`, and
counts with their word, `{line_count}` of `lines`, `{column_count}`, `{char_count}`.
"""

from layout_app.desk.law_sentences import LAW
from layout_app.desk.pdf_sentences import PDF
from layout_app.model.box import CONTENTS, MASTHEAD, UNBOOKED, UNNAMED


def _(text: str) -> str:
    """Mark a sentence for the catalogue; `words` translates it when it is said."""
    return text


SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}

FILES = {
    "store.bad_counts": _("what was learned cannot be read; delete the file and learn again"),
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

COPY = {
    "copy.ad_among_others": _("an ad needs a copy file of its own; move it out of this one"),
    "copy.binary": _("this is no text file; import txt, md, docx or pdf"),
    "copy.csv_broken": _("the table cannot be read; save it as CSV in UTF-8 anew"),
    "copy.csv_too_large": _("the table has more than {rows} rows or {cells} columns; part it"),
    "copy.doc_legacy": _("this is an old Word file (.doc); save it as .docx and import that"),
    "copy.docx_bomb": _("the Word file unpacks to far too much and was not opened"),
    "copy.docx_broken": _("the Word file is damaged; open it in Word and save it anew"),
    "copy.docx_encrypted": _("the Word file is locked by a password; save it without one"),
    "copy.docx_path": _('the Word file holds a part with a forbidden name, "{entry}"'),
    "copy.front_for_one": _(
        '"{key}" can be said of one article only, and {count} follow; write it between lines of '
        "--- right above its own headline"
    ),
    "copy.not_found": _("there is no such file; check its name"),
    "copy.pdf_broken": _("the PDF is damaged; export it anew"),
    "copy.pdf_encrypted": _("the PDF is locked by a password; save it without one"),
    "copy.pdf_no_text": _("the PDF holds no text, only pictures; import its text as a file"),
    "copy.pdf_too_large": _("the PDF is larger than {limit} MiB; import it in parts"),
    "copy.pdf_too_long": _("the PDF has too many pages or characters; import it in parts"),
    "copy.pdf_too_slow": _("the PDF took more than {seconds} seconds to read; import its text"),
    "copy.too_large": _("the file is larger than {limit} MiB; import it in parts"),
    "copy.table_no_dump": _("a table is no dump of a page; import it as a story"),
    "copy.undecodable": _(
        "the text cannot be read; {encoding} got farthest, to byte {offset}. Choose an encoding"
    ),
    "copy.unknown_encoding": _('there is no encoding "{encoding}"; try UTF-8, GB18030 or Big5'),
    "copy.unreadable": _("the file cannot be read: {cause}"),
    "copy.picture_too_large": _("the picture has more than {most} million pixels; make it smaller"),
    "copy.picture_missing": _("the picture is not there; put it beside the copy"),
    "copy.picture_outside": _(
        "a picture must lie in the folder of the copy; put it there and name it so"
    ),
}

ADS = {
    "ad.damaged": _("the PDF is damaged; ask for a new file"),
    "ad.locked": _("the PDF is locked by a password; ask for an open file"),
    "ad.bad_bleed": _(
        "a bleed has 0 to {most} mm, and belongs to a chosen box (trim=media or trim=crop)"
    ),
    "ad.has_trim": _("the PDF says itself how large it is (TrimBox); leave out trim and bleed"),
    "ad.no_choice": _("choose which box of the PDF is the size of the ad"),
    "ad.no_boxes": _("a picture has no boxes to choose its size by; leave out trim and bleed"),
    "ad.no_trim": _(
        "the PDF has no TrimBox, so its size is unknown; ask for a PDF/X file, or say which box is"
        " the size of the ad: trim=media or trim=crop, and bleed=3 where 3 mm are to be cut off"
    ),
    "ad.nothing_left": _(
        "a bleed of {bleed:g} mm leaves nothing of the page; choose a smaller one"
    ),
    "ad.not_one_page": _("the PDF must have one page, not {pages}; ask for a new file"),
    "ad.too_many_pixels": _("the picture has more than {most} million pixels; make it smaller"),
    "ad.turned": _("the page of the PDF is turned by {degrees} degrees; ask for an upright file"),
    "ad.unreadable": _("this is no PDF and no picture that can be printed; use PDF, JPEG or TIFF"),
}
"""Refusals of an ad's file; of one that a copy file names, problems of the import."""

COMMANDS = {
    "article.bad_setting": _("this cannot be: {cause}"),
    "ad.no_ad": _("this can be done with an ad only; select one"),
    "ad.no_masthead": _("{slot} stands beside the masthead, on the first page only"),
    "ad.no_pdf": _("this can be done with an ad that a PDF fills; fill it with one"),
    "ad.no_size": _('there is no ad size "{slot}"; choose one of {sizes}, or give cells'),
    "ad.no_text": _("there is no text to set; write some"),
    "box.bad_length": _("an article has 0 or more characters, not {chars}"),
    "article.bad_rank": _("a rank is 1 (lead) to 4 (brief), not {rank}"),
    "article.correction_lost": _("the text has changed since; propose the corrections again"),
    "article.corrections_overlap": _("two corrections touch the same characters; take one first"),
    "article.empty_table": _("the file {path} holds no rows; nothing was inserted"),
    "article.empty_cut": _("nothing is selected to be cut; select the characters first"),
    "article.empty_mark": _("nothing is selected to be marked; select the characters first"),
    "article.head_exists": _("the article has a {part} already; change that one first"),
    "article.heads_out_of_order": _(
        "the lines above the text stand in a fixed order, one of each kind; join them first"
    ),
    "article.no_head_to_part": _("paragraph {paragraph} is not above the text; choose a head"),
    "article.no_large_head": _(
        "only kickers, headlines and subtitles break their lines by hand; choose one of them"
    ),
    "article.id_taken": _('there is an article "{article}" already; give it another id'),
    "article.mark_value": _(
        "a reading or another face needs a value, no other mark has one ({mark})"
    ),
    "article.merge_with_itself": _("an article cannot be merged with itself; choose another one"),
    "article.no_cut": _("there is no such cut in the article any more"),
    "article.no_object": _(
        "only paragraphs of the text, from a first to a last one, can be set so"
    ),
    "article.nothing_to_split": _("an article cannot be split before its first line"),
    "box.already_placed": _("the article is on a page already; move its box, or continue it"),
    "box.bad_air": _("air is 0 to {most} lines, not {lines}"),
    "box.bad_cap": _("a first character is 0 to {most} lines high, not {lines}"),
    "box.bad_columns": _("a box has 1 to {most} inner columns, or 0 for those of the page"),
    "box.bad_head_lines": _("heads take 0 to {most} grid lines, not {lines}"),
    "box.bad_region": _("a part of a box starts at 0 and is at least 1 wide and high"),
    "box.bad_shape": _("the rectangles of a box must touch and not overlap; correct their cells"),
    "box.bad_size": _("a headline has 0 to {most} times the body size, not {size}"),
    "box.no_free_text": _("only free text can be worded so; select one"),
    "box.bad_weight": _("a rule is more than 0 and at most {most:g} points heavy"),
    "box.no_rule": _("only a rule or a panel has a weight; select one"),
    "box.off_page": _("the box would leave the page or vanish; choose another place or size"),
    "box.on_cells": _("this box stands on columns and lines; give it those"),
    "style.none": _("there is no style {name}; choose one of {names}"),
    "style.bad_size": _(
        "type is {least:g} to {most:g} characters large and stands on 1 to {lines} lines"
    ),
    "style.no_level": _("headlines have the ranks 1 to {most}, not {rank}"),
    "style.bad_least": _("a headline is {least:g} to {most:g} characters large"),
    "style.bad_width": _(
        "glyphs of a headline are drawn at {least:g} to {most:g} of their width: narrowest at most "
        "1, widest at least 1"
    ),
    "style.bad_lines": _("give 0 to {most} lines"),
    "guide.none": _("there is no guide {number} on this page any more"),
    "guide.outside": _("the guide would leave the page; give a place on it"),
    "guide.too_many": _("a page has {most} guides at most; remove some first"),
    "box.has_no_cells": _("a line cannot be resized in columns and lines; drag its ends"),
    "box.id_taken": _('there is a box "{box}" already; give it another id'),
    "jump.no_end": _("there is no such break; choose one of the {count} proposed"),
    "jump.nothing_over": _("the text ends in this box; there is nothing to continue"),
    "box.no_article_box": _("this can be done with an article's box only; select one"),
    "box.no_room_above": _(
        "the article needs {lines} lines, and the box can give {most}; make the box higher first"
    ),
    "box.nothing_copied": _("nothing is copied; select a box and copy it first"),
    "box.not_placed": _("the article is on no page yet; place it first"),
    "box.outside": _("the box would leave the page; make it smaller or choose another place"),
    "box.no_ornament": _("this box is no ornament; select one"),
    "box.no_contents": _("only contents (导读) have titles and articles to choose; select one"),
    "box.no_planned": _("only a planned article can be described; select one"),
    "box.no_section": _("this box is no section head; select one"),
    "box.no_ink": _("this box has no ink of its own; select an article, a text, a rule or a panel"),
    "colour.bad_name": _('a colour cannot be called "{name}"; choose letters, such as 报头红'),
    "colour.not_agreed": _(
        'the colour "{colour}" needs the spot ink "{spot}", which the printer has not agreed to;'
        " use another"
    ),
    "colour.too_dark": _(
        'the colour "{colour}" has {ink} percent of ink, at most {most}; use a share of it'
    ),
    "colour.unknown": _('the stylebook has no colour "{name}"; it has {names}'),
    "command.bad_merged": _(
        "“{value}” are no merged cells; give row, column, rows and columns from 0, such as 0 1 1 2"
    ),
    "command.bad_ink": _(
        "“{value}” is no ink; give shares of cyan, magenta, yellow and black, such as 0 0 0 0.1, or"
        " a colour's name"
    ),
    "command.bad_cells": _(
        "columns and lines count from 0, and a box has 1 to {columns} columns"
        " and 1 to {lines} lines; correct the numbers"
    ),
    "command.bad_rectangles": _('"{value}" is not understood; write column line columns lines; …'),
    "command.bad_pages": _("an issue has 1 to {most} pages, not {pages}"),
    "command.disabled": _('"{command}" cannot be done now; select what it is for'),
    "command.missing_argument": _('"{command}" needs a value: {name}=…'),
    "command.no_article": _('there is no article "{article}" any more'),
    "command.no_block": _('there is no block "{block}" of raw copy; write FILE#NUMBER'),
    "box.no_border": _("only an article's box or a panel can have a border; choose one"),
    "box.no_text": _("only text can be set vertically; select an article's box or a text"),
    "command.no_box": _('there is no box "{box}" any more'),
    "command.no_kind": _('"{value}" is no kind of paragraph; choose one of {kinds}'),
    "command.no_mark": _('"{value}" is no mark; use one of {marks}'),
    "command.no_offset": _("paragraph {paragraph} is not so long; select again"),
    "command.no_page": _('there is no page "{page}"; there are {pages}'),
    "command.no_paper": _('there is no paper "{paper}"; choose one of {papers}'),
    "command.no_paragraph": _("the article has no paragraph {paragraph} any more"),
    "command.none_given": _('no command was given; "layout-app commands" lists them'),
    "command.not_a_number": _('"{value}" is no number; write one such as 3'),
    "command.not_key_value": _('"{word}" is not understood; write key=value'),
    "command.not_one_of": _('"{value}" cannot be chosen; choose one of {names}'),
    "command.unknown": _('there is no command "{name}"{hint}'),
    "command.unknown_argument": _('"{command}" takes no value "{name}"; leave it out'),
    "fit.over": _(
        "too long by {line_count} ({char_count}), beyond what may be changed; cut text or enlarge"
        " the box"
    ),
    "fit.short": _(
        "too short by {line_count} ({char_count}), beyond what may be changed; add text or make"
        " the box smaller"
    ),
    "page.id_taken": _('there is a page "{page}" already; give it another id'),
    "picture.bad_focus": _("a focus is two shares from 0 to 1, across and down"),
    "picture.bad_height": _("the picture under the heads is 1 to {most} lines high, not {lines}"),
    "picture.bad_contour": _(
        "an outline has three corners or more, each two shares from 0 to 1; correct the numbers"
    ),
    "picture.bad_crop": _(
        "a part of a picture is left, top, width and height in shares from 0 to 1"
    ),
    "picture.none": _("the article has no picture {picture}; they count from 0"),
    "picture.unreadable": _("this is no picture that can be printed; use JPEG, PNG or TIFF"),
    "page.no_furniture": _('no furniture is called "{name}"; choose one of {names}'),
    "page.no_template": _('there is no template "{name}"; choose one of {names}'),
    "record.bad_date": _('"{value}" is no date; write one such as 2026-03-01'),
    "record.bad_number": _("an issue's number is 1 or more, not {number}"),
    "logo.no_file": _("choose a picture or a PDF"),
    "store.template_there": _('there is a template "{name}" again; delete it first'),
    "page.no_room": _(
        "no place of {column_count} × {line_count} is free on the page; ask for less"
    ),
    "arrange.closed": _("{pages}: signed pages and spreads are not arranged; choose another page"),
    "arrange.no_page": _(
        "{pages}: no article waits or may move that would fill the page; place them by hand"
    ),
    "page.box_across": _("a box stands on both pages; move it to one of them first ({box})"),
    "page.faces_none": _(
        "page {page} faces no single page; pages 2 and 3, 4 and 5 … face each other"
    ),
    "page.no_spread": _("this page is no spread"),
    "page.other_span": _(
        'the template "{name}" is of another width; a spread needs one of a spread'
    ),
    "page.no_place": _("a page can go to places 0 to {most}, not {at}"),
    "seam.joined_already": _("this half is joined already; take that join back first"),
    "seam.loop": _("the end of a paragraph cannot be joined to its own beginning"),
    "seam.lost": _("the place of this join is no longer found in the text; part it by hand"),
    "seam.no_block": _("this half is no longer in the issue"),
    "seam.no_open_end": _("nothing is open at this place any more"),
    "seam.no_words": _("there are no words to write; type the missing text"),
    "seam.nothing_settled": _("nothing was decided at this place"),
    "seam.no_seam": _("these two halves are not joined"),
}

EXPORT = {
    "export.ad_damaged": _("an ad's PDF is damaged; ask for a new file ({short})"),
    "export.ad_locked": _("an ad's PDF is locked by a password; ask for an open file ({short})"),
    "export.ad_not_one_page": _(
        "an ad's PDF must have one page, this one has {pages}; ask for a new file ({short})"
    ),
    "export.ad_wrong_size": _(
        "an ad measures {found} mm, but {booked} mm are booked; ask for a new file ({short})"
    ),
    "export.ad_on_page": _(
        "page {page}: the ad “{name}” measures {measured} mm, its slot {booked} mm; ask for a new"
        " file or resize the slot"
    ),
    "export.bad_file_name": _('"{name}" cannot be a file name; change the pattern "{template}"'),
    "export.bad_template": _(
        'the file name pattern "{template}" is not understood; use {{paper}}, {{date}}, {{folio}}'
    ),
    "export.cannot_write": _("the file cannot be written: {cause}"),
    "export.name_taken_twice": _(
        'two pages would be written to "{name}"; put {{folio}} into the pattern "{template}"'
    ),
    "export.no_pages": _("the issue has no pages to export; add one"),
    "export.original_missing": _("a picture's original is gone; place it anew ({short})"),
    "export.picture_damaged": _("a picture is damaged; place it anew ({short})"),
    "export.picture_too_large": _(
        "a picture has more than {most} million pixels; make it smaller ({short})"
    ),
    "export.refused": _(
        "{bearer} has {stop} ({count} in all); correct it, or answer for it: --accept {problem}"
    ),
    "export.text_lost": _(
        'text of article "{article}" did not come out whole ({start} to {end}: {part});'
        " do not print these files"
    ),
    "web.damaged": _("a file of the digital edition is damaged; export the issue anew"),
    "web.empty_erratum": _("the correction says nothing; write what is right"),
    "web.no_article": _('there is no article "{article}" in this issue of the digital edition'),
    "web.no_date": _("a digital edition needs the issue's date; set it first"),
    "web.no_issue": _("the digital edition has no issue of {date}"),
    "export.worker_died": _("the export stopped unexpectedly; nothing was written. Try again"),
    "render.bad_dpi": _("a resolution is 1 to 1200 dpi, not {dpi}"),
    "render.no_such_page": _("there is no page {page} in the file; it has {pages}"),
    "render.no_such_ink": _("there is no ink {ink} on the page; it has {inks}"),
}

FONTS = {
    "font.bad_id": _('"{face}" names no face; write role and weight, such as song-700'),
    "font.damaged": _("the font file is damaged; install it anew"),
    "font.embedding_restricted": _("this font may not be embedded in a PDF; choose another"),
    "font.missing": _("the font file is gone; install it anew"),
    "font.name_taken": _('another font named "{family}" is in the way; remove it'),
    "font.no_outlines": _("the font has no outlines to print; choose another"),
    "font.no_such_index": _("there is no face {index} in the font file; it has {count}"),
    "font.subsetting_restricted": _(
        "this font may only be embedded whole or as a bitmap; choose another"
    ),
    "font.unknown_face": _('there is no face "{face}"; "layout-app fonts" lists them'),
    "font.unknown_format": _("this is no font file; use ttf, otf, ttc or otc"),
    "font.unreadable": _("the font file cannot be read; install it anew"),
    "font.variable": _("variable fonts are not printed; use the files of single weights"),
    "font.web_font": _("this is a web font; use the ttf or otf file"),
}

ERRORS = {
    **FILES,
    **COPY,
    **ADS,
    **COMMANDS,
    **EXPORT,
    **FONTS,
    "desk.read_only": _(
        "{who} is editing this issue, so it is open for reading only; save a copy to change it"
    ),
    "store.locked": _(
        "{holder} is editing this issue (last sign at {time}); open it for reading, or wait"
    ),
    "store.lock_lost": _(
        "{holder} has taken over this issue (at {time}); save a copy of your work"
    ),
}

PROBLEMS = {
    **FILES,
    **COPY,
    **PDF,
    **ADS,
    "ad.cancelled": _(
        "The booking of {booking} was cancelled; give the room to copy, or use the house filler"
    ),
    "ad.empty": _("Nothing has come for {booking}; fill it or use the house filler"),
    "ad.unsized": _(
        "The PDF of the ad “{name}” has no TrimBox, so nobody knows its size; choose which of its"
        " boxes is the size"
    ),
    "ad.no_room": _("No page has room for an ad of {size}; make room and import it anew"),
    "ad.rebooked": _(
        "What is booked for {booking} is now {columns} columns × {lines} lines; resize the slot"
        " or use the house filler for what is left"
    ),
    "box.text_over": _("Text runs out of its box by {line_count}; shorten it or enlarge the box"),
    "ad.text_over": _("The ad's text is {line_count} over; shorten it or enlarge the slot"),
    "ad.wrong_size": _(
        "The ad “{name}” measures {measured} mm, its slot {booked} mm; ask for a new file"
        " or resize the slot"
    ),
    "font.missing_face": _(
        "The font {face} is not on this machine; {substitute} stands in for it. Bring its file back"
    ),
    "furniture.large_logo": _(
        "The logo measures {measured} mm, the masthead has {room} mm; ask for a smaller PDF"
    ),
    "contents.over": _("The contents find no room for {counted}; enlarge the box"),
    "contents.unplaced": _("“{headline}” is named in the contents, but is on no page"),
    **LAW,
    "copy.bidi": _("Signs that reverse the reading direction were removed"),
    "copy.combining": _("Too many accents are piled on one character; look at the text"),
    "copy.control": _("Invisible control characters were removed"),
    "copy.cut_at_end": _("The file ends within a character; its last words may be missing"),
    "copy.docx_boxes": _("Left out of the Word file: {counted}; copy the text in Word"),
    "copy.docx_comments": _("Left out of the Word file: {counted}"),
    "copy.docx_notes": _("Left out of the Word file: {counted}"),
    "copy.docx_numbers": _("Left out of the Word file: {counted}; type what is missing"),
    "copy.docx_pictures": _("Left out of the Word file: {counted}; import each as a file"),
    "copy.empty": _("The file holds no text"),
    "copy.front_line": _('"{found}" is not understood; write key: value'),
    "copy.front_twice": _('"{key}" stands twice; the first one counts'),
    "copy.front_value": _('"{found}" is no value for "{key}"; it was left out'),
    "copy.both_changed": _(
        "A newer version of this copy came in, but the article was changed here; both stand now"
    ),
    "copy.imported_before": _(
        "This file was imported before; only what was gone has come in again"
    ),
    "copy.half_width": _("Half-width punctuation in {count} places; set it right for print"),
    "copy.lost_character": _("Characters were lost before the file came here; ask the author"),
    "copy.html_navigation": _("Left out of the web page: {counted}"),
    "copy.pdf_order": _("Copy from a PDF may stand in the wrong order; read it over"),
    "copy.picture_missing": _('The picture "{picture}" is not there; put it beside the copy'),
    "copy.picture_outside": _(
        'The picture "{picture}" does not lie in the folder of the copy; put it there'
    ),
    "copy.tab": _("Tabs were made blanks; look at tables"),
    "copy.dateline_is_text": _(
        "A dateline is part of the text; write it at the beginning of the first paragraph"
    ),
    "copy.page_of_article": _(
        "Only an ad is given its page here; the article waits in the list to be placed"
    ),
    "copy.files_left": _(
        "Of {count} files only the first {most} were looked through; look in a smaller folder"
    ),
    "copy.picture_heavy": _('The picture "{picture}" is too large; make it smaller'),
    "copy.picture_unreadable": _('The picture "{picture}" cannot be read'),
    "copy.unknown_key": _('"{key}" is not known{hint}'),
    "edit.anchor_lost": _("A note, cut, break or join lost its place after “{text}”; set it again"),
    "layout.forced_break": _("A line could only be broken by force; change the words or the width"),
    "layout.head_too_long": _("The {part} is too long for its place; shorten it or widen the box"),
    "layout.head_breaks_word": _(
        "The {part} breaks a word: “{before} / {behind}”; break it elsewhere or widen the box"
    ),
    "layout.inset_outside": _("The {part} {number} leaves its box; move it or make it smaller"),
    "layout.picture_unmeasured": _("The size of the picture “{name}” is unknown; add it anew"),
    "layout.jump_early": _(
        "Only {lines} lines stand before the jump, at least {least} are wanted; enlarge the box"
    ),
    "layout.break_passed": _(
        "Part {part} is too small for its text up to the chosen break; enlarge it or choose anew"
    ),
    "layout.planned": _("The article “{slug}” is planned, but its copy is not there yet"),
    "layout.spread_apart": _(
        "The two pages of the spread do not face each other; move pages so that it begins on an"
        " even one"
    ),
    "layout.off_grid": _("The box reaches beyond the page; move or shrink it"),
    "layout.no_colour": _("The stylebook has no colour “{name}”; define it or choose another"),
    "layout.overlap": _("“{one}” covers “{two}”; move or shrink one of them"),
    "layout.short": _("{line_count} ({char_count}) short; make it fit, or make the box smaller"),
    "layout.overset": _("{line_count} ({char_count}) over; cut them or enlarge the box"),
    "layout.unplaced": _("“{headline}” is on no page"),
    "picture.caption_unread": _(
        "The picture “{name}” was replaced; read its caption again. The old one is used in: {uses}"
    ),
    "picture.file_changed": _(
        "The file of a picture is no longer the one that was imported ({short}); replace it anew"
    ),
    "press.cmyk_without_profile": _(
        "A CMYK picture has no colour profile; its inks are printed as they are ({short})"
    ),
    "press.coarse_bitmap": _(
        "The black and white picture has only {ppi} ppi, at least {least:g} are needed"
    ),
    "press.coarse_picture": _(
        "The picture has only {ppi} ppi, at least {least:g} are needed; make it smaller"
    ),
    "press.empty_page": _("The page is empty"),
    "press.in_fold": _("{count} characters lie over the fold; move them to one of its sides"),
    "press.line_without_weight": _("A line has no weight; give it one"),
    "press.missing_glyph": _("No face has the character “{char}” ({codepoint}); write another"),
    "press.original_missing": _("The file of a picture or ad is gone; place it anew ({short})"),
    "press.picture_unreadable": _(
        "A picture cannot be read; place it anew as JPEG, PNG or TIFF ({short})"
    ),
    "press.profile_ignored": _(
        "The colour profile of a picture is damaged or of another kind; it is passed over ({short})"
    ),
    "press.outside_trim": _("Something stands {points} pt beyond the bleed; move it inwards"),
    "press.outside_type_area": _("Text stands {points} pt outside the type area; move it inwards"),
    "press.rich_black_text": _(
        "Dark text has {ink} percent of ink, at most {most}; use plain black"
    ),
    "press.small_mixed_text": _(
        "Text in several inks is {size} pt, at least {least:g} pt; enlarge it or use one ink"
    ),
    "press.small_text": _("Text is {size} pt, at least {least:g} pt; enlarge it"),
    "press.small_white_text": _("White text is {size} pt, at least {least:g} pt; enlarge it"),
    "press.spot_not_agreed": _(
        'The spot ink "{spot}" is not agreed with the printer; use process inks'
    ),
    "press.thin_line": _("A line is {weight} pt thin, at least {least:g} pt; make it stronger"),
    "press.colour_not_agreed": _(
        "The colour “{colour}” needs the spot ink “{spot}”, which is not agreed with the printer"
    ),
    "press.colour_too_dark": _(
        "The colour “{colour}” has {ink} percent of ink, at most {most}; choose a lighter one"
    ),
    "press.too_much_ink": _("There is {ink} percent of ink, at most {most}; use lighter colours"),
    "section.no_words": _(
        "The section head has no words; name the page's section or give it a title"
    ),
    "repair.half_missing": _("The text breaks off and its continuation is missing"),
    "repair.head_missing": _("The text begins in mid-sentence and its beginning is missing"),
    "repair.half_elsewhere": _("The text breaks off; its jump line says “{told}”"),
    "repair.lost_glyph": _("“{text}” holds a sign for a lost character; look at the raw copy"),
    "repair.seam_open": _("The text is cut here; look at the proposed continuation"),
    "repair.slip": _("“{text}” may hold a wrong character; look at it"),
    "store.bad_counts": _("What was learned cannot be read; delete the file and learn again"),
    "store.bad_original": _("The file of this picture or ad cannot exist; place it anew"),
    "store.no_article": _('The article "{id}" of this box does not exist; remove the box'),
    "store.no_page": _('Page "{id}" is in the order, but has no file; bring it back'),
    "store.page_not_in_order": _("The page's file is not in the order of pages; add or remove it"),
}

REASONS = {
    "brackets": _("a bracket or quotation mark opened here is closed there"),
    "fluent": _("the words read on without a break"),
    "heading_between": _("a heading stands between"),
    "interposed": _("{value} paragraphs of other articles stand between"),
    "inverted": _("the second half stands before the first"),
    "elsewhere": _("it stands in {value}"),
    "jump": _("jump lines refer to each other: {value}"),
    "jump_back": _("a jump line leads here: {value}"),
    "jump_onward": _("a jump line leads on: {value}"),
    "next": _("one follows the other"),
    "topic": _("both are about the same subject"),
    "veto_heading": _("a heading stands right before the second half"),
    "veto_list": _("the first half may be an entry of a list"),
    "veto_short": _("the first half is so short that it may be a heading"),
    "veto_unsure": _("it is not sure that both are running text"),
    "word": _("“{value}” across the cut is a word of this page"),
}

PARTS = {
    "kicker": _("kicker"),
    "headline": _("headline"),
    "subtitle": _("subtitle"),
    "deck": _("deck"),
    "byline": _("byline"),
    "picture": _("picture"),
    "quote": _("pull quote"),
    "fact": _("fact box"),
    "table": _("table"),
    "missing": _("missing"),
    "repeated": _("printed twice"),
    "altered": _("altered"),
    "out_of_order": _("out of order"),
    "unlisted": _("not accounted for"),
}
"""Heads and insets of an article, and what can happen to text on its way to print."""

TASTE = {
    "lead_place": _("the lead is not on top"),
    "lead_inside": _("the lead keeps to neither side"),
    "hierarchy": _("headline too large for its rank"),
    "order": _("lesser article before a weightier one"),
    "brief_on_top": _("brief on top"),
    "same_heads": _("headlines of one size side by side"),
    "heads_beside": _("headlines side by side"),
    "facing_heads": _("like headlines facing each other"),
    "head_under_head": _("headline right below another"),
    "cut_across": _("gutter across the whole page"),
    "cut_down": _("gutter down the whole page"),
    "picture_neighbours": _("pictures that touch"),
    "tall": _("very tall box"),
    "flat": _("very flat box"),
    "ad_place": _("ad away from the foot"),
    "narrow_briefs": _("narrow briefs side by side"),
    "hole": _("white above an article"),
    "torn_head": _("headlines that break a word"),
}
"""Rules of the make-up room that a page may break, as `arrange.breaches` names them."""

STOPS = {
    "font.missing_face": _("fonts that are missing"),
    "store.no_article": _("an article whose file is missing"),
    "ad.cancelled": _("a cancelled ad"),
    "ad.empty": _("a booked slot without its ad"),
    "ad.unsized": _("an ad whose size nobody has chosen"),
    "box.text_over": _("a free text that runs out of its box"),
    "ad.text_over": _("an ad whose text found no room"),
    "layout.planned": _("a planned article without copy"),
    "press.empty_page": _("a page that holds nothing"),
    "press.missing_glyph": _("characters without a glyph"),
    "layout.overset": _("text that found no room"),
}

NAMED = {
    UNBOOKED: _("the ad slot"),
    UNNAMED: _("not named yet"),
    MASTHEAD: _("masthead"),
    CONTENTS: _("contents (导读)"),
}
"""What the program itself calls what stands on a page, by the word that the page says."""

OWNERS = {
    "ad box": _("an ad"),
    "trim": _("the size of an ad"),
    "contents box": _("the contents"),
    "section box": _("a section head"),
    "ornament box": _("an ornament"),
    "colour": _("a colour"),
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
)
"""What the nouns and the system say of a fault, so that it can be translated."""
