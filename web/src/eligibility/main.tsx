// The eligibility page's entry: puts the form into the frame that the server rendered.

import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<h1>Talent Desk</h1>, root);
