"""Places that are moved, turned and stretched one after the other."""

from incident_desk.formats.pdf_reading.matrices import Matrix


def test_the_first_one_comes_first():
    moved, doubled = Matrix(e=10, f=5), Matrix(a=2, d=2)
    assert moved.then(doubled).at(1, 1) == (22, 12)
    assert doubled.then(moved).at(1, 1) == (12, 7)


def test_what_turns_the_page_over_twice_leaves_it():
    over = Matrix(d=-1, f=800)
    assert over.at(3, 700) == (3, 100) and over.then(over) == Matrix(1, 0, 0, 1, 0, 0)
