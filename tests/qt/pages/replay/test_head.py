"""The head of the rewound desk."""

from incident_desk.qt.pages.replay.head import READ_ONLY, PastLabel, ReplayHead


def test_it_says_that_it_is_the_past_and_who_was_who_then(qtbot, themes, night_at):
    head = ReplayHead(themes, "Rita Ortega")
    qtbot.addWidget(head)
    head.show_then(night_at(1).incident, "02:57:08")
    assert head.past.model == "As known at 02:57:08 UTC" and head.past.accessibleDescription() == READ_ONLY
    assert head.seats[1].accessibleName() == "Tech lead: nobody yet"
    assert head.caption.text().endswith("Investigating then")
    head.show_then(night_at(3).incident, "02:59:08")
    assert head.seats[1].accessibleName() == "Tech lead: Rita Ortega"


def test_only_the_way_back_can_be_pressed(qtbot, themes, night_at):
    head = ReplayHead(themes, "Rita Ortega")
    qtbot.addWidget(head)
    with qtbot.waitSignal(head.back_wished):
        head.back.click()


def test_the_label_is_as_wide_as_its_words(themes, qtbot):
    short, long = PastLabel(themes, "As known"), PastLabel(themes, "As known at 03:08:08 UTC")
    for one in (short, long):
        qtbot.addWidget(one)
    assert short.sizeHint().width() < long.sizeHint().width()
