"""What stops pages on their way out. One rule: what the press cannot take, then what to ask for.

`ADS` are files of ads, `FONTS` faces of the paper, `EXPORT` everything that writes pages.
"""

from layout_app.desk.sentences.marking import _

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
    "ad.picture_damaged": _(
        "the picture is damaged or cut off; ask for it again, or open and save it anew"
    ),
    "ad.too_many_pixels": _("the picture has more than {most} million pixels; make it smaller"),
    "ad.user_unit": _(
        "the page of the PDF is scaled by a UserUnit; ask for a file at its own size"
    ),
    "ad.turned": _("the page of the PDF is turned by {degrees} degrees; ask for an upright file"),
    "ad.unreadable": _("this is no PDF and no picture that can be printed; use PDF, JPEG or TIFF"),
}
"""Refusals of an ad's file; of one that a copy file names, problems of the import."""

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
    "export.no_such_code": _('no problem is called "{value}"{hint}'),
    "export.no_pages": _("the issue has no pages to export; add one"),
    "export.original_missing": _("a picture's original is gone; place it anew ({short})"),
    "export.picture_damaged": _(
        "a picture is damaged or cut off; ask for it again, or open and save it anew ({short})"
    ),
    "export.picture_too_large": _(
        "a picture has more than {most} million pixels; make it smaller ({short})"
    ),
    "export.refused": _(
        "{bearer} has {stop} ({count} in all); correct it, or answer for it: --accept {problem}"
    ),
    "export.text_lost": _(
        "text of “{headline}” did not come out whole ({start} to {end}: {part});"
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
    "render.not_png": _("a page is drawn as PNG; call the file {suggested}"),
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
