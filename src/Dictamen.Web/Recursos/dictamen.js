// Progressive enhancement only: every page works without this file.
(() => {
  "use strict";
  // An error summary takes the focus, so that a screen reader says it and the keyboard starts there.
  document.querySelector(".resumen-errores")?.focus();

  const decir = (form, texto) => {
    let estado = form.querySelector("[data-estado]");
    if (!estado) {
      estado = document.createElement("p");
      estado.dataset.estado = "";
      estado.setAttribute("role", "status");
      form.append(estado);
    }
    estado.textContent = texto;
    return estado;
  };

  // A button that was pressed once is not pressed twice on a slow connection. A download leaves the page where it was, and its button too.
  for (const form of document.querySelectorAll("form[method=post]:not([data-descarga])")) {
    form.addEventListener("submit", (e) => {
      // The browser's own page of no connection would take the place of what was typed.
      if (!navigator.onLine) {
        e.preventDefault();
        decir(form, "No hay conexión: no se envió nada, y lo que escribió sigue aquí. Inténtelo cuando vuelva.");
        return;
      }
      setTimeout(() => { for (const b of form.querySelectorAll("button")) b.setAttribute("aria-disabled", "true"); }, 0);
    });
    form.addEventListener("click", (e) => {
      if (e.target instanceof HTMLButtonElement && e.target.getAttribute("aria-disabled") === "true") e.preventDefault();
    });
  }
  addEventListener("pageshow", () => { for (const b of document.querySelectorAll("button[aria-disabled]")) b.removeAttribute("aria-disabled"); });

  // Files go up at once, with visible progress; without this file the form's own button sends them.
  for (const form of document.querySelectorAll("form[data-subida]")) {
    const input = form.querySelector("input[type=file]");
    if (!input) continue;
    const tipo = form.querySelector("select[name=tipo]");
    const subir = () => {
      if (!input.files?.length) return;
      const archivo = input.files[0];
      if (tipo && !tipo.value) { decir(form, "Diga primero qué identificación es; después se envía " + archivo.name + "."); tipo.focus(); return; }
      if (archivo.size > Number(input.dataset.maximo)) {
        decir(form, archivo.name + " mide " + (archivo.size / 1048576).toFixed(1) + " MB y se admiten hasta " + input.dataset.maximo / 1048576 + " MB: no se envió.");
        input.value = "";
        return;
      }
      const barra = document.createElement("progress");
      barra.max = 100; barra.value = 0;
      decir(form, "Enviando " + archivo.name + "…").append(barra);
      const peticion = new XMLHttpRequest();
      peticion.open("POST", form.action);
      peticion.upload.onprogress = (e) => { if (e.lengthComputable) barra.value = Math.round(100 * e.loaded / e.total); };
      peticion.onload = () => {
        if (peticion.status < 400) { location.reload(); return; }
        // The answer is the page that says what is wrong: it is shown as it came, and the file does not travel again.
        document.open();
        document.write(peticion.responseText);
        document.close();
      };
      peticion.onerror = () => { decir(form, "No hay conexión: el archivo no se envió. Se puede intentar de nuevo; lo demás está guardado."); input.value = ""; };
      peticion.send(new FormData(form));
    };
    input.addEventListener("change", subir);
    tipo?.addEventListener("change", subir);
  }

  // Automatic saving says when it worked, and when it failed and why. One at a time, or an older text could arrive after a newer one.
  for (const form of document.querySelectorAll("form[data-guardado]")) {
    const estado = form.querySelector("[data-estado]");
    let espera, enCurso, otraVez = false, anterior = false;
    const programar = (ms) => { clearTimeout(espera); espera = setTimeout(guardar, ms); };
    const motivo = async (r) => {
      if (r.redirected || r.status === 404) return "Su sesión terminó y no se pudo guardar. Lo que escribió sigue en esta página: ábrala de nuevo con su enlace en otra ventana.";
      const problema = await r.json().catch(() => null);
      return problema?.detail ?? problema?.title ?? "No se pudo guardar (" + r.status + "). Use el botón para guardar antes de salir.";
    };
    const guardar = async () => {
      espera = undefined;
      if (enCurso) { otraVez = true; return; }
      const control = enCurso = new AbortController();
      otraVez = false;
      try {
        const datos = new FormData(form);
        for (const [campo, valor] of [...datos]) if (valor instanceof File) datos.delete(campo); // Files go up with a button.
        const r = await fetch(form.dataset.guardado, { method: "POST", body: datos, headers: { "X-Guardado": "automatico" }, signal: control.signal });
        anterior = r.status === 409; // Somebody else saved: what to do is the person's to decide, with the button.
        const texto = r.ok && !r.redirected
          ? "Guardado a las " + new Date().toLocaleTimeString("es-MX", { hour: "2-digit", minute: "2-digit" }).replace(/\.?$/, ".")
          : await motivo(r);
        if (control.signal.aborted) return;
        estado.textContent = texto;
        estado.classList.toggle("detenido", anterior);
        if (anterior && form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "nearest", behavior: "instant" }); // It stays in view, and so does the field.
      } catch {
        if (control.signal.aborted) return;
        estado.textContent = "Sin conexión: lo último que escribió no está guardado todavía. Se intentará de nuevo.";
        programar(10000);
      } finally {
        enCurso = undefined;
      }
      if (otraVez && !anterior) programar(0);
    };
    form.addEventListener("input", (e) => { if (e.target.type !== "file" && !anterior) programar(2000); });
    // The signal is back.
    addEventListener("online", () => { if (espera && !enCurso) programar(0); });
    // The button sends everything: what was about to be saved by itself is no longer needed.
    form.addEventListener("submit", (e) => { if (!e.defaultPrevented) { clearTimeout(espera); espera = undefined; otraVez = false; enCurso?.abort(); } });
  }
})();
