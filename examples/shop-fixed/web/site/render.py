from pathlib import Path

Path("index.html").write_text("<h1>Open</h1>\n")
