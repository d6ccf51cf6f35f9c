"""What is too wide for a page is parted, and no cell is lost."""

from incident_desk.adapters.reports.wide_tables import MOST_COLUMNS, parted


def table(columns, rows=2):
    return {
        "b": "table",
        "columns": [{"title": {"t": f"h{number}"}, "share": 1} for number in range(columns)],
        "rows": [[{"text": {"t": f"{row}.{number}"}} for number in range(columns)] for row in range(rows)],
    }


def test_what_fits_stays_as_it_is():
    blocks = [{"b": "paragraph"}, table(MOST_COLUMNS)]
    assert list(parted(blocks)) == blocks


def test_a_wide_one_comes_in_parts_that_each_begin_with_its_first_column():
    parts = list(parted([table(500)]))
    assert all(2 <= len(part["columns"]) <= MOST_COLUMNS for part in parts)
    assert all([row[0]["text"]["t"] for row in part["rows"]] == ["0.0", "1.0"] for part in parts)
    titles = [one["title"]["t"] for part in parts for one in part["columns"][1:]]
    assert titles == [f"h{number}" for number in range(1, 500)]
    cells = [one["text"]["t"] for part in parts for one in part["rows"][1][1:]]
    assert cells == [f"1.{number}" for number in range(1, 500)]


def test_one_column_more_than_fits_is_a_part_of_its_own():
    first, second = parted([table(MOST_COLUMNS + 1)])
    assert len(first["columns"]) == MOST_COLUMNS and len(second["columns"]) == 2
