"""What is said of copy that is read and repaired. One rule: the file, then what to do with it.

`REASONS` say why two halves belong together, or may not be joined unasked.
"""

from layout_app.desk.sentences.marking import _

COPY = {
    "copy.watched": _("“{find}” is watched for{reason}; {count} ×"),
    "copy.watched_instead": _("“{find}” should read “{put}”{reason}; {count} ×"),
    "copy.note": _("{who}: {note}"),
    "copy.ad_among_others": _("an ad needs a copy file of its own; move it out of this one"),
    "copy.binary": _("this is no text file; import txt, md, docx or pdf"),
    "copy.csv_broken": _("the table cannot be read; save it as CSV in UTF-8 anew"),
    "copy.csv_too_large": _("the table has more than {rows} rows or {cells} columns; part it"),
    "copy.doc_legacy": _(
        "this is an old Word or WPS file (.doc, .wps, .rtf); save it as .docx and import that"
    ),
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
    "copy.is_picture": _("this is a picture, no copy; add it to an article or put it on a page"),
    "copy.undecodable": _(
        "the text cannot be read; {encoding} got farthest, to byte {offset}. Choose an encoding"
    ),
    "copy.unknown_encoding": _('there is no encoding "{encoding}"; try UTF-8, GB18030 or Big5'),
    "copy.unreadable": _("the file cannot be read: {cause}"),
    "copy.picture_damaged": _(
        "the picture is damaged or cut off; ask for it again, or open and save it anew"
    ),
    "copy.picture_unreadable": _(
        "this is no picture that can be printed; use JPEG, PNG or flattened TIFF"
    ),
    "copy.picture_too_large": _("the picture has more than {most} million pixels; make it smaller"),
    "copy.picture_missing": _("the picture is not there; put it beside the copy"),
    "copy.picture_name": _("not every computer can use this file name; give it a short, plain one"),
    "copy.picture_outside": _(
        "a picture must lie in the folder of the copy; put it there and name it so"
    ),
}

REASONS = {
    "alone": _("it stands by itself amid another article"),
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
