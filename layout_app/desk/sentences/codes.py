"""What each code says to an editor. One rule: plain words, what is wrong, then what to do.

`ERRORS` are the refusals, `PROBLEMS` the facts of an issue; those of one subject lie in a module
beside this one. `{place}` is never named here: `words` puts file and line before a refusal.
A few facts are made there of what a code carries: `{hint}` of `nearest`, `{owner}` of `of`,
`{value}` of `found`, `{cause}` of `why`, `{time}` of `since`, `{part}` of `kind`, `{stop}` of
`problem`, and counts with their word, `{line_count}` of `lines`, `{column_count}`,
`{char_count}`.
"""

from layout_app.desk.sentences.commands import COMMANDS
from layout_app.desk.sentences.copy import COPY
from layout_app.desk.sentences.export import ADS, EXPORT, FONTS
from layout_app.desk.sentences.files import FILES
from layout_app.desk.sentences.law import LAW
from layout_app.desk.sentences.make_up import MAKE_UP
from layout_app.desk.sentences.marking import _
from layout_app.desk.sentences.pdf import PDF
from layout_app.model.box import CONTENTS, MASTHEAD, PACKAGE, UNBOOKED, UNNAMED

SEVERITIES = {"error": _("error"), "warning": _("warning"), "note": _("note")}

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
    **MAKE_UP,
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
    "copy.columns_joined": _("Lines that columns had broken were joined; read the text over"),
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
    "copy.markup": _("Signs of other programs (** for bold, <br>) were taken off"),
    "copy.spaced": _("Blanks between all characters were taken out"),
    "copy.mixed_encodings": _(
        "{count} lines are in another encoding than the rest; look whether they read right"
    ),
    "copy.html_navigation": _("Left out of the web page: {counted}"),
    "copy.pdf_order": _("Copy from a PDF may stand in the wrong order; read it over"),
    "copy.picture_missing": _('The picture "{picture}" is not there; put it beside the copy'),
    "copy.picture_name": _(
        'Not every computer can use the file name "{picture}"; give it a short, plain one'
    ),
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
    "copy.picture_damaged": _(
        'The picture "{picture}" is damaged or cut off; ask for it again, or open and save it anew'
    ),
    "copy.picture_too_large": _(
        'The picture "{picture}" has more than {most} million pixels; make it smaller'
    ),
    "copy.picture_unreadable": _(
        'The picture "{picture}" cannot be read; save it as JPEG, PNG or flattened TIFF'
    ),
    "copy.unknown_key": _('"{key}" is not known{hint}'),
    "edit.anchor_lost": _("A note, cut, break or join lost its place after “{text}”; set it again"),
    "layout.forced_break": _("A line could only be broken by force; change the words or the width"),
    "layout.runt": _(
        "A paragraph's last line holds a single character; change a few words or the width"
    ),
    "layout.torn_line": _("Wide gaps tear a line apart; change a few words or the width"),
    "layout.lone_line": _(
        "A line of a paragraph stands alone in its column; change a few words or the box's height"
    ),
    "layout.head_too_long": _("The {part} is too long for its place; shorten it or widen the box"),
    "layout.head_breaks_word": _(
        "The {part} breaks a word: “{before} / {behind}”; break it elsewhere or widen the box"
    ),
    "layout.inset_outside": _("The {part} {number} leaves its box; move it or make it smaller"),
    "layout.inset_covers": _(
        "The {part} {number} lies on the {covered}; move it or let it find its place"
    ),
    "layout.text_covers": _("The text lies on the {covered}; move it or let it find its place"),
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
    "layout.words_meet": _("The free text “{one}” lies on the text of “{two}”; move one of them"),
    "layout.overlap": _("“{one}” covers “{two}”; move or shrink one of them"),
    "layout.short": _("{line_count} ({char_count}) short; make it fit, or make the box smaller"),
    "layout.overset": _("{line_count} ({char_count}) over; cut them or enlarge the box"),
    "layout.unplaced": _("“{headline}” is on no page"),
    "page.changed_since_read": _(
        "The page no longer looks as {who} read it ({when}); have it read again"
    ),
    "page.recomposed": _(
        "The page no longer looks as {who} signed it ({when}); take back what changed it, or take"
        " the signature back and sign it anew"
    ),
    "page.stayed": _(
        "The page is signed for the press by {who}, so it stayed as it is; everything else is done"
    ),
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
        "The black and white picture has only {ppi} ppi, at least {least:g} are needed; make it"
        " smaller, or bring a finer file"
    ),
    "press.black_on_dark": _(
        "Black text on a dark ground has {ink} percent of ink, at most {most:g}; lighten the"
        " ground, or set the text in white"
    ),
    "press.coarse_picture": _(
        "The picture has only {ppi} ppi, at least {least:g} are needed; make it smaller, or bring a"
        " finer file"
    ),
    "press.empty_page": _("The page is empty"),
    "press.in_fold": _("{count} characters lie over the fold; move them to one of its sides"),
    "press.line_without_weight": _("A line has no weight; give it one"),
    "press.missing_glyph": _(
        "No face has {lacking}, {counted}; write something else, or add a font that has it"
    ),
    "press.original_missing": _("The file of a picture or ad is gone; place it anew ({short})"),
    "press.picture_damaged": _(
        "A picture is damaged or cut off; ask for it again, or open and save it anew ({short})"
    ),
    "press.picture_too_large": _(
        "A picture has more than {most} million pixels; make it smaller and place it anew ({short})"
    ),
    "press.picture_unreadable": _(
        "A picture cannot be read; place it anew as JPEG, PNG or flattened TIFF ({short})"
    ),
    "press.profile_ignored": _(
        "The colour profile of a picture is damaged or of another kind; it is passed over ({short})"
    ),
    "press.outside_trim": _("Something stands {mm:g} mm beyond the bleed; move it inwards"),
    "press.outside_type_area": _("Text stands {mm:g} mm outside the type area; move it inwards"),
    "press.rich_black_text": _(
        "Dark text has {ink} percent of ink, at most {most}; use plain black"
    ),
    "press.small_mixed_text": _(
        "Text in several inks is {size} pt, at least {least:g} pt; enlarge it or use one ink"
    ),
    "press.small_text": _("Text is {size} pt, at least {least:g} pt; enlarge it"),
    "press.small_reading": _(
        "The reading “{reading}” is {size} pt, at least {least:g} pt; enlarge its text, or write"
        " the reading in brackets behind it"
    ),
    "press.small_text_in_photo": _(
        "White text in a photo is {size} pt, in this face at least {least:g} pt; enlarge it, or"
        " set it in a bold face"
    ),
    "press.small_white_text": _("White text is {size} pt, at least {least:g} pt; enlarge it"),
    "press.spot_not_agreed": _(
        'The spot ink "{spot}" is not agreed with the printer; use process inks, or agree on it'
    ),
    "press.spot_twice": _(
        'The spot ink "{spot}" has two mixtures on this page; define it once as a colour of'
        " the paper"
    ),
    "press.unseen_text": _(
        "Text has the ink of what it lies on and will not be seen; give it another ink"
    ),
    "press.chart_cropped": _(
        "Part of a chart or drawing is cropped away; give it a place of its own shape ({short})"
    ),
    "press.stretched_picture": _(
        "The picture is stretched by {percent} percent; place its file anew ({short})"
    ),
    "press.thin_line": _("A line is {weight} pt thin, at least {least:g} pt; make it stronger"),
    "press.colour_not_agreed": _(
        "The colour “{colour}” needs the spot ink “{spot}”, which is not agreed with the printer;"
        " mix it of process inks, or agree on it"
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
    "store.no_line_end": _(
        "The file ends within a line, so its end may be lost; add what its .bak has and it lacks"
    ),
    "store.no_page": _('Page "{id}" is in the order, but has no file; bring it back'),
    "store.page_not_in_order": _("The page's file is not in the order of pages; add or remove it"),
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
    "press.spot_not_agreed": _("an ad in a spot ink that is not agreed with the printer"),
    "layout.overset": _("text that found no room"),
    "page.recomposed": _("a page that no longer looks as it was signed"),
}

NAMED = {
    UNBOOKED: _("the ad slot"),
    UNNAMED: _("not named yet"),
    MASTHEAD: _("masthead"),
    CONTENTS: _("contents (导读)"),
    PACKAGE: _("the package"),
}
"""What the program itself calls what stands on a page, by the word that the page says."""
