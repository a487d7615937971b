"""What each fault of somebody else's PDF says. One rule: what is wrong, then what the maker does.

Whoever reads them did not make the file: they are passed on by telephone to who did.
"""

from layout_app.desk.sentences.marking import _

_FILE = {
    "pdf.action": _(
        "The file would do something when opened ({action}); export it without actions"
    ),
    "pdf.bytes_behind": _("Something follows the end of the file; send it anew, unchanged"),
    "pdf.damaged": _("The PDF is damaged or cut off; send it anew"),
    "pdf.embedded_file": _("Another file is hidden in the PDF; export it without attachments"),
    "pdf.filter": _("{standard} does not allow the compression {filter}; export it anew"),
    "pdf.form_fields": _("The PDF holds form fields; export it without forms"),
    "pdf.layer_hidden": _(
        "A layer of the file is off and would be printed; delete it and export anew"
    ),
    "pdf.layers": _("{standard} allows no layers; flatten them and export anew"),
    "pdf.layers_configured": _("The layers have several settings; leave only one"),
    "pdf.locked": _("The PDF is locked; save it without a password and without restrictions"),
    "pdf.no_id": _("The file has no ID; export it as PDF/X"),
    "pdf.not_one_page": _("The PDF has {pages} pages; send each page as a file of its own"),
    "pdf.object_streams": _("{standard} does not allow packed objects; export it as PDF/X"),
    "pdf.too_large": _("The PDF is larger than {limit} MiB; it was not opened"),
    "pdf.version": _("The file has PDF version {version}; {standard} allows at most {most}"),
}

_IDENTITY = {
    "pdf.bad_date": _("The date {key} of the file is missing or wrong; export it anew"),
    "pdf.conformance": _('The file does not call itself "{wanted}"; export it as PDF/X'),
    "pdf.info_missing": _("The file has no {key} in its properties; fill it in and export anew"),
    "pdf.metadata_damaged": _("The metadata (XMP) cannot be read; export the file anew"),
    "pdf.metadata_differs": _(
        "{key} is not the same in the properties and in the metadata; export the file anew"
    ),
    "pdf.metadata_missing": _("The metadata (XMP) lack {key}; export the file as PDF/X"),
    "pdf.no_metadata": _("{standard} needs metadata (XMP), and there are none; export it anew"),
    "pdf.no_standard": _("The file is no PDF/X; export it as PDF/X-1a or PDF/X-4"),
    "pdf.trapped": _("The file does not say whether it is trapped; set it to yes or no"),
    "pdf.intent_info": _("The output condition is not described; choose it when exporting"),
    "pdf.intent_unnamed": _("The output condition has no name; choose it when exporting"),
    "pdf.intents": _("The file has {intents} output conditions, one is right; export it as PDF/X"),
    "pdf.no_profile": _("The colour profile of the press is not in the file; embed it"),
    "pdf.profile_damaged": _("A colour profile in the file is damaged; embed it anew"),
    "pdf.profile_not_cmyk": _(
        "The output profile is for {space}, not for a CMYK press; choose another condition"
    ),
    "pdf.profile_version": _(
        "The output profile is of version {version}, {standard} takes 2; choose another"
    ),
}

_PAGE = {
    "pdf.annotation": _("A note or link ({kind}) lies on the page; remove it"),
    "pdf.annotation_lost": _(
        "Something that was laid on the page ({kind}) would be missing in print; flatten it into"
        " the page and export anew"
    ),
    "pdf.box_outside": _("The {inner} reaches beyond the {outer}; correct the page size"),
    "pdf.crop_box": _("A CropBox hides part of the page; remove it"),
    "pdf.group_space": _("Transparent objects are mixed in {space}; choose CMYK for them"),
    "pdf.media_box": _("The page has no usable size (MediaBox); export it anew"),
    "pdf.no_trim_box": _("The page does not say where it is cut (TrimBox); export with it"),
    "pdf.page_sizes": _("The pages are not of one size; make them so"),
    "pdf.rotated": _("The page is turned by {degrees} degrees; export it upright"),
    "pdf.separated": _("The PDF holds single plates; export a composite one"),
    "pdf.trim_and_art_box": _("The page has a TrimBox and an ArtBox; leave only the TrimBox"),
    "pdf.trim_chosen": _("The file has no TrimBox; its {box} is its size, as an editor chose"),
    "pdf.trim_chosen_bleed": _(
        "The file has no TrimBox; its {box} less {bleed:g} mm at each side is its size, as an"
        " editor chose"
    ),
    "pdf.user_unit": _("The page is scaled by a UserUnit; export it at its own size"),
    "pdf.wrong_size": _(
        "The page measures {measured} mm, but {booked} mm are booked; send one of that size"
    ),
}

_PAINTED = {
    "pdf.alternates": _("A picture has a stand-in for the press; leave only one picture"),
    "pdf.bad_operators": _(
        'The page holds an instruction "{operator}" that no press knows; export it anew'
    ),
    "pdf.black_knocks_out": _("Small black ({size} pt) does not overprint; set it to overprint"),
    "pdf.blend_mode": _('There is no blend mode "{mode}"; choose another'),
    "pdf.colour": _("{space} colour is used, which {standard} does not allow; convert to CMYK"),
    "pdf.colour_damaged": _("A colour profile in the file is damaged; embed it anew"),
    "pdf.content_damaged": _("The page's instructions cannot be read; export the file anew"),
    "pdf.default_space": _("The file changes colours behind the scenes ({space}); export without"),
    "pdf.form_loop": _("A part of the page contains itself; export the file anew"),
    "pdf.gray_overprints": _("A gray area overprints; gray knocks out or is made of black ink"),
    "pdf.halftone": _("The file brings its own screening dots; export without them"),
    "pdf.image_bits": _("A picture has {bits} bits a channel; reduce it to 8"),
    "pdf.image_damaged": _("A picture is damaged or incomplete; place it anew"),
    "pdf.no_resource": _(
        "The page asks for something that is not in the file ({kind}); export it anew"
    ),
    "pdf.other_press": _(
        "Colours are tied to the profile of another press; the press converts them, and black type"
        " may come out in four inks: use plain CMYK"
    ),
    "pdf.postscript": _("The page holds PostScript code; export it without"),
    "pdf.register_ink": _("Something is in register colour on all plates; use black"),
    "pdf.rendering_intent": _('There is no rendering intent "{intent}"; choose another'),
    "pdf.same_profile": _("Colours carry the press's own profile; use plain CMYK"),
    "pdf.spot_likeness": _("The spot ink {spot} is described in {space}; describe it in CMYK"),
    "pdf.spot_twice": _("The spot ink {spot} is described in two ways; make them one"),
    "pdf.stand_in": _(
        "A picture stands for another file (OPI); place the fine one and export anew"
    ),
    "pdf.text_off_page": _("Text stands outside the page; delete it"),
    "pdf.too_complex": _("The page is too complex to be looked at; simplify it"),
    "pdf.transfer": _("The file brings its own tone curve; export without it"),
    "pdf.transparency": _("{standard} allows no transparency; flatten it or export as PDF/X-4"),
    "pdf.unbalanced": _("The page's instructions do not close what they open; export it anew"),
    "pdf.white_overprints": _("White overprints and will vanish; set it to knock out"),
}

_FONTS = {
    "pdf.font_cmap": _(
        'The font "{font}" is coded in a way ({cmap}) that is not in the file; embed it anew'
    ),
    "pdf.font_damaged": _('The font "{font}" is damaged; embed it anew'),
    "pdf.font_not_embedded": _('The font "{font}" is not in the file; embed it'),
    "pdf.font_substitute": _('"{font}" often stands for a font that was not found; look at it'),
    "pdf.font_unreadable": _('Text in the font "{font}" cannot be read back (no ToUnicode)'),
    "pdf.font_widths": _(
        'The widths of the font "{font}" are not those of its glyphs; export the file anew'
    ),
    "pdf.glyph_blank": _(
        'The character “{char}” prints nothing in the font "{font}"; use another font'
    ),
    "pdf.glyph_lost": _(
        'A character ({shown}) of the font "{font}" was lost on the way; export the file anew'
    ),
    "pdf.glyph_missing": _(
        'The font "{font}" lacks a character that is shown ({shown}); use another font'
    ),
}

PDF = {**_FILE, **_IDENTITY, **_PAGE, **_PAINTED, **_FONTS}
"""Faults that the preflight of a PDF tells, beside those of `press` that it shares."""
