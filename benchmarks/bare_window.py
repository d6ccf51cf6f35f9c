"""The floor that a start is held against: the least Qt window there is. Prints its cost as JSON."""

import json
import time

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Window(QMainWindow):
    """Ends the program as soon as it was painted."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print(json.dumps({"first_paint": time.process_time()}))
        QApplication.quit()


app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Incident Desk"))
window.resize(1600, 960)
window.show()
app.exec()
