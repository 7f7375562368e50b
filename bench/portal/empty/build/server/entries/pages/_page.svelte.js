import "../../chunks/server2.js";
// src/routes/+page.svelte
function _page($$renderer) {
	$$renderer.push(`<h1>Nothing</h1>`);
}
export { _page as default };

//# sourceMappingURL=_page.svelte.js.map