"""What each fault of a paper's form says. One rule: what must be printed, where, and by which text.

The texts of the regulations were not read themselves, only quoted by others: `{source}` names the
text, and the sentences say "is asked for", never "is against the law".
"""

from layout_app.desk.sentences.marking import _

LAW = {
    "pub.ad_mark": _("The ad does not show the word 广告 ({source}); add it in or beside it"),
    "pub.cn": _("A CN number such as CN 11-0001 is not printed ({source}); set it in the colophon"),
    "pub.contact": _("Address and telephone are not printed ({source}); set them in the colophon"),
    "pub.date": _("The date is not printed on the first page ({source}); show it in the masthead"),
    "pub.distribution": _(
        "Who distributes the paper is not printed ({source}); set it in the colophon"
    ),
    "pub.error_budget": _(
        "{characters} characters: 3 errors in 10,000 allow {allowed}; {known} are found"
        " ({halves} for half sentences, {signs} for lost characters)"
    ),
    "pub.folio": _("The page does not print its folio ({source}); show it in the header strip"),
    "pub.form_fails": _("The faults of form count {points}; with more than {most} an issue fails"),
    "pub.internal_notice": _(
        "内部资料 免费交流 is not printed on the first page ({source}); show it in the masthead"
    ),
    "pub.issue_no": _(
        "The number of the issue is not printed on the first page ({source}); show it in the"
        " masthead"
    ),
    "pub.maker": _("编印单位 is not printed ({source}); set it in the colophon"),
    "pub.name": _(
        "The paper's name is not printed on the first page ({source}); show it in the masthead"
    ),
    "pub.name_size": _(
        "“{text}” is {height} pt high, the paper's name only {most} pt; the name must be the"
        " largest on the first page ({source})"
    ),
    "pub.no_ads": _("Internal matter may carry no ads ({source}); remove this one"),
    "pub.no_newspaper": _(
        "Internal matter may not be called a newspaper: “{name}” ({source}); change its name"
    ),
    "pub.no_price": _("Internal matter may have no price: “{found}” ({source}); remove it"),
    "pub.no_reporter": _(
        "Internal matter may not say “{found}” of itself ({source}); word it otherwise"
    ),
    "pub.number": _("The number of the issue is not printed ({source}); set it in the record"),
    "pub.pages": _(
        "The number of pages is not printed on the first page ({source}); show it in the masthead"
    ),
    "pub.permit": _(
        "The number of the 准印证 is not printed on the first page ({source}); set it in the"
        " colophon"
    ),
    "pub.price": _("The price is not printed ({source}); set it in the colophon"),
    "pub.print_date": _("印刷日期 is not printed ({source}); set it in the colophon"),
    "pub.print_run": _("印数 is not printed ({source}); set it in the colophon"),
    "pub.print_shop": _("印刷单位 is not printed ({source}); set it in the colophon"),
    "pub.printer": _(
        "Name and address of the printer are not printed ({source}); set them in the colophon"
    ),
    "pub.publisher": _(
        "Publisher and sponsor are not printed ({source}); set them in the colophon"
    ),
    "pub.recipients": _("发送对象 is not printed ({source}); set it in the colophon"),
}
"""Faults of form by the legal kind of a paper."""
