/** The launcher's look. It stands alone on a stranger's page, so it brings its own values. */
export const LAUNCHER_CSS = `
:host{all:initial;position:fixed;inset:auto 0 0 auto;z-index:2147483000}
button{all:unset;box-sizing:border-box;position:fixed;right:20px;bottom:20px;width:56px;height:56px;border-radius:50%;
background:var(--accent,#c8420f);color:var(--on-accent,#fff);cursor:pointer;display:grid;place-items:center;
box-shadow:0 6px 20px rgb(35 32 30/28%);transition:transform .12s}
button:hover{transform:scale(1.05)}
button:focus-visible{outline:3px solid #1f5fbf;outline-offset:3px}
svg{grid-area:1/1;width:28px;height:28px}
.fill{fill:currentColor}.line{stroke:currentColor;stroke-width:2.2;stroke-linecap:round;fill:none}
svg+svg,:host([data-open]) svg{display:none}:host([data-open]) svg+svg{display:block}
.badge{position:absolute;top:-4px;right:-4px;min-width:20px;height:20px;box-sizing:border-box;padding:0 5px;border-radius:10px;
background:#b3261e;color:#fff;font:600 12px/20px system-ui,sans-serif;text-align:center;box-shadow:0 0 0 2px #fff}
.box{position:fixed;right:20px;bottom:88px;width:384px;height:min(640px,calc(100vh - 108px));border-radius:16px;overflow:hidden;
box-shadow:0 12px 40px rgb(35 32 30/26%),0 2px 8px rgb(35 32 30/12%);background:Canvas;animation:rise .22s cubic-bezier(.2,0,0,1)}
[hidden]{display:none!important}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:light dark}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
@media (max-width:480px),(max-height:480px){.box{inset:0;width:auto;height:100vh;height:100dvh;border-radius:0}
:host([data-open]) button{display:none}button{right:16px;bottom:16px}}
@media (prefers-reduced-motion:reduce){button,.box{transition:none;animation:none}}
@media print{:host{display:none}}
`;
