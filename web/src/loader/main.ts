// The loader: what another site includes. Loads and stores nothing before the visitor opens the chat.

const script = document.currentScript;
const desk = script instanceof HTMLScriptElement ? new URL(script.src).origin : location.origin;

const launcher = document.createElement("button");
launcher.type = "button";
launcher.textContent = "Talent Desk";
launcher.addEventListener("click", () => window.open(`${desk}/widget/panel`, "_blank", "noopener"));
document.body.append(launcher);
