// The panel's entry: puts it into its page.

import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<h1>Talent Desk</h1>, root);
