import * as $protobuf from "protobufjs";
import Long = require("long");

/** Namespace meridian. */
export namespace meridian {

    /** Namespace log. */
    namespace log {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Command.
             * @deprecated Use meridian.log.v1.Command.$Properties instead.
             */
            interface ICommand extends meridian.log.v1.Command.$Properties {
            }

            /** Represents a Command. */
            class Command {

                /**
                 * Constructs a new Command.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Command.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Command writer. */
                writer?: (number|null);

                /** Command n. */
                n?: (number|null);

                /** Command prev. */
                prev?: (number|null);

                /** Command hash. */
                hash?: (number|null);

                /** Command kind. */
                kind?: (number|null);

                /** Command flags. */
                flags?: (number|null);

                /** Command zone. */
                zone?: (number|null);

                /** Command toKind. */
                toKind?: (number|null);

                /** Command toRegion. */
                toRegion?: (number|null);

                /** Command toPart. */
                toPart?: (number|null);

                /** Command toZone. */
                toZone?: (number|null);

                /** Command id. */
                id?: (number|Long|null);

                /** Command target. */
                target?: (number|Long|null);

                /** Command user. */
                user?: (Uint8Array|null);

                /** Command to. */
                to?: (Uint8Array|null);

                /** Command clientMsgId. */
                clientMsgId?: (Uint8Array|null);

                /** Command targetAuthor. */
                targetAuthor?: (Uint8Array|null);

                /** Command subject. */
                subject?: (Uint8Array|null);

                /** Command parents. */
                parents: (number|Long)[];

                /** Command mentions. */
                mentions: Uint8Array[];

                /** Command subjectRegion. */
                subjectRegion?: (number|null);

                /** Command subjectPart. */
                subjectPart?: (number|null);

                /** Command subjectZone. */
                subjectZone?: (number|null);

                /** Command bodies. */
                bodies: meridian.log.v1.DeviceBody[];

                /** Command body. */
                body?: (Uint8Array|null);

                /**
                 * Creates a new Command instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Command instance
                 */
                static create(properties: meridian.log.v1.Command.$Shape): meridian.log.v1.Command & meridian.log.v1.Command.$Shape;
                static create(properties?: meridian.log.v1.Command.$Properties): meridian.log.v1.Command;

                /**
                 * Encodes the specified Command message. Does not implicitly {@link meridian.log.v1.Command.verify|verify} messages.
                 * @param message Command message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Command, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Command message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Command & meridian.log.v1.Command.$Shape} Command
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Command & meridian.log.v1.Command.$Shape;

                /**
                 * Creates a Command message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Command
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Command;

                /**
                 * Creates a plain object from a Command message. Also converts values to other types if specified.
                 * @param message Command
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Command, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Command to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Command
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Command {

                /** Properties of a Command. */
                interface $Properties {

                    /** Command writer */
                    writer?: (number|null);

                    /** Command n */
                    n?: (number|null);

                    /** Command prev */
                    prev?: (number|null);

                    /** Command hash */
                    hash?: (number|null);

                    /** Command kind */
                    kind?: (number|null);

                    /** Command flags */
                    flags?: (number|null);

                    /** Command zone */
                    zone?: (number|null);

                    /** Command toKind */
                    toKind?: (number|null);

                    /** Command toRegion */
                    toRegion?: (number|null);

                    /** Command toPart */
                    toPart?: (number|null);

                    /** Command toZone */
                    toZone?: (number|null);

                    /** Command id */
                    id?: (number|Long|null);

                    /** Command target */
                    target?: (number|Long|null);

                    /** Command user */
                    user?: (Uint8Array|null);

                    /** Command to */
                    to?: (Uint8Array|null);

                    /** Command clientMsgId */
                    clientMsgId?: (Uint8Array|null);

                    /** Command targetAuthor */
                    targetAuthor?: (Uint8Array|null);

                    /** Command subject */
                    subject?: (Uint8Array|null);

                    /** Command parents */
                    parents?: ((number|Long)[]|null);

                    /** Command mentions */
                    mentions?: (Uint8Array[]|null);

                    /** Command subjectRegion */
                    subjectRegion?: (number|null);

                    /** Command subjectPart */
                    subjectPart?: (number|null);

                    /** Command subjectZone */
                    subjectZone?: (number|null);

                    /** Command bodies */
                    bodies?: (meridian.log.v1.DeviceBody[]|null);

                    /** Command body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Command. */
                type $Shape = meridian.log.v1.Command.$Properties;
            }

            /**
             * Properties of a DeviceBody.
             * @deprecated Use meridian.log.v1.DeviceBody.$Properties instead.
             */
            interface IDeviceBody extends meridian.log.v1.DeviceBody.$Properties {
            }

            /** Represents a DeviceBody. */
            class DeviceBody {

                /**
                 * Constructs a new DeviceBody.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.DeviceBody.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DeviceBody device. */
                device?: (number|null);

                /** DeviceBody body. */
                body?: (Uint8Array|null);

                /**
                 * Creates a new DeviceBody instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DeviceBody instance
                 */
                static create(properties: meridian.log.v1.DeviceBody.$Shape): meridian.log.v1.DeviceBody & meridian.log.v1.DeviceBody.$Shape;
                static create(properties?: meridian.log.v1.DeviceBody.$Properties): meridian.log.v1.DeviceBody;

                /**
                 * Encodes the specified DeviceBody message. Does not implicitly {@link meridian.log.v1.DeviceBody.verify|verify} messages.
                 * @param message DeviceBody message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.DeviceBody, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DeviceBody message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.DeviceBody & meridian.log.v1.DeviceBody.$Shape} DeviceBody
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.DeviceBody & meridian.log.v1.DeviceBody.$Shape;

                /**
                 * Creates a DeviceBody message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DeviceBody
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.DeviceBody;

                /**
                 * Creates a plain object from a DeviceBody message. Also converts values to other types if specified.
                 * @param message DeviceBody
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.DeviceBody, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DeviceBody to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for DeviceBody
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace DeviceBody {

                /** Properties of a DeviceBody. */
                interface $Properties {

                    /** DeviceBody device */
                    device?: (number|null);

                    /** DeviceBody body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DeviceBody. */
                type $Shape = meridian.log.v1.DeviceBody.$Properties;
            }

            /**
             * Properties of a Derived.
             * @deprecated Use meridian.log.v1.Derived.$Properties instead.
             */
            interface IDerived extends meridian.log.v1.Derived.$Properties {
            }

            /** Represents a Derived. */
            class Derived {

                /**
                 * Constructs a new Derived.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Derived.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Derived place. */
                place?: (number|Long|null);

                /** Derived prevPlace. */
                prevPlace?: (number|Long|null);

                /** Derived id. */
                id?: (number|Long|null);

                /** Derived sentAt. */
                sentAt?: (number|Long|null);

                /** Derived target. */
                target?: (number|Long|null);

                /** Derived kind. */
                kind?: (number|null);

                /** Derived flags. */
                flags?: (number|null);

                /** Derived zone. */
                zone?: (number|null);

                /** Derived fromRegion. */
                fromRegion?: (number|null);

                /** Derived fromPart. */
                fromPart?: (number|null);

                /** Derived writer. */
                writer?: (number|null);

                /** Derived n. */
                n?: (number|null);

                /** Derived error. */
                error?: (number|null);

                /** Derived from. */
                from?: (Uint8Array|null);

                /** Derived to. */
                to?: (Uint8Array|null);

                /** Derived targetAuthor. */
                targetAuthor?: (Uint8Array|null);

                /** Derived subject. */
                subject?: (Uint8Array|null);

                /** Derived parents. */
                parents: (number|Long)[];

                /** Derived mentions. */
                mentions: Uint8Array[];

                /** Derived subjectRegion. */
                subjectRegion?: (number|null);

                /** Derived subjectPart. */
                subjectPart?: (number|null);

                /** Derived subjectZone. */
                subjectZone?: (number|null);

                /** Derived bodies. */
                bodies: meridian.log.v1.DeviceBody[];

                /** Derived denial. */
                denial?: (Uint8Array|null);

                /** Derived counted. */
                counted?: (Uint8Array|null);

                /** Derived body. */
                body?: (Uint8Array|null);

                /**
                 * Creates a new Derived instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Derived instance
                 */
                static create(properties: meridian.log.v1.Derived.$Shape): meridian.log.v1.Derived & meridian.log.v1.Derived.$Shape;
                static create(properties?: meridian.log.v1.Derived.$Properties): meridian.log.v1.Derived;

                /**
                 * Encodes the specified Derived message. Does not implicitly {@link meridian.log.v1.Derived.verify|verify} messages.
                 * @param message Derived message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Derived, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Derived message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Derived & meridian.log.v1.Derived.$Shape} Derived
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Derived & meridian.log.v1.Derived.$Shape;

                /**
                 * Creates a Derived message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Derived
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Derived;

                /**
                 * Creates a plain object from a Derived message. Also converts values to other types if specified.
                 * @param message Derived
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Derived, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Derived to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Derived
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Derived {

                /** Properties of a Derived. */
                interface $Properties {

                    /** Derived place */
                    place?: (number|Long|null);

                    /** Derived prevPlace */
                    prevPlace?: (number|Long|null);

                    /** Derived id */
                    id?: (number|Long|null);

                    /** Derived sentAt */
                    sentAt?: (number|Long|null);

                    /** Derived target */
                    target?: (number|Long|null);

                    /** Derived kind */
                    kind?: (number|null);

                    /** Derived flags */
                    flags?: (number|null);

                    /** Derived zone */
                    zone?: (number|null);

                    /** Derived fromRegion */
                    fromRegion?: (number|null);

                    /** Derived fromPart */
                    fromPart?: (number|null);

                    /** Derived writer */
                    writer?: (number|null);

                    /** Derived n */
                    n?: (number|null);

                    /** Derived error */
                    error?: (number|null);

                    /** Derived from */
                    from?: (Uint8Array|null);

                    /** Derived to */
                    to?: (Uint8Array|null);

                    /** Derived targetAuthor */
                    targetAuthor?: (Uint8Array|null);

                    /** Derived subject */
                    subject?: (Uint8Array|null);

                    /** Derived parents */
                    parents?: ((number|Long)[]|null);

                    /** Derived mentions */
                    mentions?: (Uint8Array[]|null);

                    /** Derived subjectRegion */
                    subjectRegion?: (number|null);

                    /** Derived subjectPart */
                    subjectPart?: (number|null);

                    /** Derived subjectZone */
                    subjectZone?: (number|null);

                    /** Derived bodies */
                    bodies?: (meridian.log.v1.DeviceBody[]|null);

                    /** Derived denial */
                    denial?: (Uint8Array|null);

                    /** Derived counted */
                    counted?: (Uint8Array|null);

                    /** Derived body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Derived. */
                type $Shape = meridian.log.v1.Derived.$Properties;
            }

            /**
             * Properties of a Notice.
             * @deprecated Use meridian.log.v1.Notice.$Properties instead.
             */
            interface INotice extends meridian.log.v1.Notice.$Properties {
            }

            /** Represents a Notice. */
            class Notice {

                /**
                 * Constructs a new Notice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Notice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Notice kind. */
                kind?: (number|null);

                /** Notice error. */
                error?: (number|null);

                /** Notice target. */
                target?: (number|Long|null);

                /** Notice number. */
                number?: (number|Long|null);

                /** Notice from. */
                from?: (Uint8Array|null);

                /** Notice to. */
                to?: (Uint8Array|null);

                /** Notice fromKind. */
                fromKind?: (number|null);

                /** Notice sentAt. */
                sentAt?: (number|Long|null);

                /** Notice id. */
                id?: (number|Long|null);

                /** Notice fromRegion. */
                fromRegion?: (number|null);

                /** Notice fromPart. */
                fromPart?: (number|null);

                /** Notice body. */
                body?: (Uint8Array|null);

                /**
                 * Creates a new Notice instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Notice instance
                 */
                static create(properties: meridian.log.v1.Notice.$Shape): meridian.log.v1.Notice & meridian.log.v1.Notice.$Shape;
                static create(properties?: meridian.log.v1.Notice.$Properties): meridian.log.v1.Notice;

                /**
                 * Encodes the specified Notice message. Does not implicitly {@link meridian.log.v1.Notice.verify|verify} messages.
                 * @param message Notice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Notice, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Notice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Notice & meridian.log.v1.Notice.$Shape} Notice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Notice & meridian.log.v1.Notice.$Shape;

                /**
                 * Creates a Notice message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Notice
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Notice;

                /**
                 * Creates a plain object from a Notice message. Also converts values to other types if specified.
                 * @param message Notice
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Notice, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Notice to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Notice
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Notice {

                /** Properties of a Notice. */
                interface $Properties {

                    /** Notice kind */
                    kind?: (number|null);

                    /** Notice error */
                    error?: (number|null);

                    /** Notice target */
                    target?: (number|Long|null);

                    /** Notice number */
                    number?: (number|Long|null);

                    /** Notice from */
                    from?: (Uint8Array|null);

                    /** Notice to */
                    to?: (Uint8Array|null);

                    /** Notice fromKind */
                    fromKind?: (number|null);

                    /** Notice sentAt */
                    sentAt?: (number|Long|null);

                    /** Notice id */
                    id?: (number|Long|null);

                    /** Notice fromRegion */
                    fromRegion?: (number|null);

                    /** Notice fromPart */
                    fromPart?: (number|null);

                    /** Notice body */
                    body?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Notice. */
                type $Shape = meridian.log.v1.Notice.$Properties;
            }

            /**
             * Properties of a Repair.
             * @deprecated Use meridian.log.v1.Repair.$Properties instead.
             */
            interface IRepair extends meridian.log.v1.Repair.$Properties {
            }

            /** Represents a Repair. */
            class Repair {

                /**
                 * Constructs a new Repair.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Repair.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Repair after. */
                after?: (number|Long|null);

                /** Repair from. */
                from?: (Uint8Array|null);

                /** Repair to. */
                to?: (Uint8Array|null);

                /** Repair toKind. */
                toKind?: (number|null);

                /** Repair toRegion. */
                toRegion?: (number|null);

                /** Repair toPart. */
                toPart?: (number|null);

                /**
                 * Creates a new Repair instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Repair instance
                 */
                static create(properties: meridian.log.v1.Repair.$Shape): meridian.log.v1.Repair & meridian.log.v1.Repair.$Shape;
                static create(properties?: meridian.log.v1.Repair.$Properties): meridian.log.v1.Repair;

                /**
                 * Encodes the specified Repair message. Does not implicitly {@link meridian.log.v1.Repair.verify|verify} messages.
                 * @param message Repair message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Repair, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Repair message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Repair & meridian.log.v1.Repair.$Shape} Repair
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Repair & meridian.log.v1.Repair.$Shape;

                /**
                 * Creates a Repair message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Repair
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Repair;

                /**
                 * Creates a plain object from a Repair message. Also converts values to other types if specified.
                 * @param message Repair
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Repair, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Repair to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Repair
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Repair {

                /** Properties of a Repair. */
                interface $Properties {

                    /** Repair after */
                    after?: (number|Long|null);

                    /** Repair from */
                    from?: (Uint8Array|null);

                    /** Repair to */
                    to?: (Uint8Array|null);

                    /** Repair toKind */
                    toKind?: (number|null);

                    /** Repair toRegion */
                    toRegion?: (number|null);

                    /** Repair toPart */
                    toPart?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Repair. */
                type $Shape = meridian.log.v1.Repair.$Properties;
            }

            /**
             * Properties of an Unpark.
             * @deprecated Use meridian.log.v1.Unpark.$Properties instead.
             */
            interface IUnpark extends meridian.log.v1.Unpark.$Properties {
            }

            /** Represents an Unpark. */
            class Unpark {

                /**
                 * Constructs a new Unpark.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Unpark.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Unpark from. */
                from?: (Uint8Array|null);

                /** Unpark to. */
                to?: (Uint8Array|null);

                /** Unpark toKind. */
                toKind?: (number|null);

                /** Unpark skip. */
                skip?: (boolean|null);

                /** Unpark place. */
                place?: (number|Long|null);

                /**
                 * Creates a new Unpark instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Unpark instance
                 */
                static create(properties: meridian.log.v1.Unpark.$Shape): meridian.log.v1.Unpark & meridian.log.v1.Unpark.$Shape;
                static create(properties?: meridian.log.v1.Unpark.$Properties): meridian.log.v1.Unpark;

                /**
                 * Encodes the specified Unpark message. Does not implicitly {@link meridian.log.v1.Unpark.verify|verify} messages.
                 * @param message Unpark message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Unpark, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Unpark message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Unpark & meridian.log.v1.Unpark.$Shape} Unpark
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Unpark & meridian.log.v1.Unpark.$Shape;

                /**
                 * Creates an Unpark message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Unpark
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Unpark;

                /**
                 * Creates a plain object from an Unpark message. Also converts values to other types if specified.
                 * @param message Unpark
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Unpark, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Unpark to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Unpark
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Unpark {

                /** Properties of an Unpark. */
                interface $Properties {

                    /** Unpark from */
                    from?: (Uint8Array|null);

                    /** Unpark to */
                    to?: (Uint8Array|null);

                    /** Unpark toKind */
                    toKind?: (number|null);

                    /** Unpark skip */
                    skip?: (boolean|null);

                    /** Unpark place */
                    place?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Unpark. */
                type $Shape = meridian.log.v1.Unpark.$Properties;
            }

            /**
             * Properties of a Home.
             * @deprecated Use meridian.log.v1.Home.$Properties instead.
             */
            interface IHome extends meridian.log.v1.Home.$Properties {
            }

            /** Represents a Home. */
            class Home {

                /**
                 * Constructs a new Home.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Home.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Home user. */
                user?: (Uint8Array|null);

                /** Home zone. */
                zone?: (number|null);

                /** Home region. */
                region?: (number|null);

                /** Home part. */
                part?: (number|null);

                /** Home epoch. */
                epoch?: (number|null);

                /** Home profile. */
                profile?: (meridian.log.v1.Profile|null);

                /**
                 * Creates a new Home instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Home instance
                 */
                static create(properties: meridian.log.v1.Home.$Shape): meridian.log.v1.Home & meridian.log.v1.Home.$Shape;
                static create(properties?: meridian.log.v1.Home.$Properties): meridian.log.v1.Home;

                /**
                 * Encodes the specified Home message. Does not implicitly {@link meridian.log.v1.Home.verify|verify} messages.
                 * @param message Home message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Home, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Home message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Home & meridian.log.v1.Home.$Shape} Home
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Home & meridian.log.v1.Home.$Shape;

                /**
                 * Creates a Home message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Home
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Home;

                /**
                 * Creates a plain object from a Home message. Also converts values to other types if specified.
                 * @param message Home
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Home, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Home to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Home
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Home {

                /** Properties of a Home. */
                interface $Properties {

                    /** Home user */
                    user?: (Uint8Array|null);

                    /** Home zone */
                    zone?: (number|null);

                    /** Home region */
                    region?: (number|null);

                    /** Home part */
                    part?: (number|null);

                    /** Home epoch */
                    epoch?: (number|null);

                    /** Home profile */
                    profile?: (meridian.log.v1.Profile|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Home. */
                type $Shape = meridian.log.v1.Home.$Properties;
            }

            /**
             * Properties of a Profile.
             * @deprecated Use meridian.log.v1.Profile.$Properties instead.
             */
            interface IProfile extends meridian.log.v1.Profile.$Properties {
            }

            /** Represents a Profile. */
            class Profile {

                /**
                 * Constructs a new Profile.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Profile.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Profile displayName. */
                displayName?: (string|null);

                /** Profile avatarColor. */
                avatarColor?: (number|null);

                /**
                 * Creates a new Profile instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Profile instance
                 */
                static create(properties: meridian.log.v1.Profile.$Shape): meridian.log.v1.Profile & meridian.log.v1.Profile.$Shape;
                static create(properties?: meridian.log.v1.Profile.$Properties): meridian.log.v1.Profile;

                /**
                 * Encodes the specified Profile message. Does not implicitly {@link meridian.log.v1.Profile.verify|verify} messages.
                 * @param message Profile message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Profile, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Profile message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Profile & meridian.log.v1.Profile.$Shape} Profile
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Profile & meridian.log.v1.Profile.$Shape;

                /**
                 * Creates a Profile message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Profile
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Profile;

                /**
                 * Creates a plain object from a Profile message. Also converts values to other types if specified.
                 * @param message Profile
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Profile, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Profile to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Profile
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Profile {

                /** Properties of a Profile. */
                interface $Properties {

                    /** Profile displayName */
                    displayName?: (string|null);

                    /** Profile avatarColor */
                    avatarColor?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Profile. */
                type $Shape = meridian.log.v1.Profile.$Properties;
            }

            /**
             * Properties of a DirectoryEntry.
             * @deprecated Use meridian.log.v1.DirectoryEntry.$Properties instead.
             */
            interface IDirectoryEntry extends meridian.log.v1.DirectoryEntry.$Properties {
            }

            /** Represents a DirectoryEntry. */
            class DirectoryEntry {

                /**
                 * Constructs a new DirectoryEntry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.DirectoryEntry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DirectoryEntry key. */
                key?: (Uint8Array|null);

                /** DirectoryEntry region. */
                region?: (number|null);

                /** DirectoryEntry part. */
                part?: (number|null);

                /** DirectoryEntry epoch. */
                epoch?: (number|null);

                /** DirectoryEntry zone. */
                zone?: (number|null);

                /**
                 * Creates a new DirectoryEntry instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DirectoryEntry instance
                 */
                static create(properties: meridian.log.v1.DirectoryEntry.$Shape): meridian.log.v1.DirectoryEntry & meridian.log.v1.DirectoryEntry.$Shape;
                static create(properties?: meridian.log.v1.DirectoryEntry.$Properties): meridian.log.v1.DirectoryEntry;

                /**
                 * Encodes the specified DirectoryEntry message. Does not implicitly {@link meridian.log.v1.DirectoryEntry.verify|verify} messages.
                 * @param message DirectoryEntry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.DirectoryEntry, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DirectoryEntry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.DirectoryEntry & meridian.log.v1.DirectoryEntry.$Shape} DirectoryEntry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.DirectoryEntry & meridian.log.v1.DirectoryEntry.$Shape;

                /**
                 * Creates a DirectoryEntry message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DirectoryEntry
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.DirectoryEntry;

                /**
                 * Creates a plain object from a DirectoryEntry message. Also converts values to other types if specified.
                 * @param message DirectoryEntry
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.DirectoryEntry, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DirectoryEntry to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for DirectoryEntry
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace DirectoryEntry {

                /** Properties of a DirectoryEntry. */
                interface $Properties {

                    /** DirectoryEntry key */
                    key?: (Uint8Array|null);

                    /** DirectoryEntry region */
                    region?: (number|null);

                    /** DirectoryEntry part */
                    part?: (number|null);

                    /** DirectoryEntry epoch */
                    epoch?: (number|null);

                    /** DirectoryEntry zone */
                    zone?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DirectoryEntry. */
                type $Shape = meridian.log.v1.DirectoryEntry.$Properties;
            }

            /**
             * Properties of a Policy.
             * @deprecated Use meridian.log.v1.Policy.$Properties instead.
             */
            interface IPolicy extends meridian.log.v1.Policy.$Properties {
            }

            /** Represents a Policy. */
            class Policy {

                /**
                 * Constructs a new Policy.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Policy.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Policy version. */
                version?: (number|null);

                /** Policy activation. */
                activation?: (number|null);

                /** Policy generation. */
                generation?: (number|null);

                /** Policy policy. */
                policy?: (string|null);

                /** Policy document. */
                document?: (string|null);

                /** Policy zones. */
                zones?: (Uint8Array|null);

                /** Policy homes. */
                homes?: (Uint8Array|null);

                /** Policy regions. */
                regions?: (Uint8Array|null);

                /** Policy classes. */
                classes: meridian.log.v1.Policy.Word[];

                /** Policy guardrails. */
                guardrails: meridian.log.v1.Policy.Word[];

                /** Policy rules. */
                rules: meridian.log.v1.Policy.Rule[];

                /** Policy stops. */
                stops: meridian.log.v1.Policy.Stop[];

                /** Policy cells. */
                cells?: (Uint8Array|null);

                /** Policy quotas. */
                quotas: meridian.log.v1.Policy.Quota[];

                /**
                 * Creates a new Policy instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Policy instance
                 */
                static create(properties: meridian.log.v1.Policy.$Shape): meridian.log.v1.Policy & meridian.log.v1.Policy.$Shape;
                static create(properties?: meridian.log.v1.Policy.$Properties): meridian.log.v1.Policy;

                /**
                 * Encodes the specified Policy message. Does not implicitly {@link meridian.log.v1.Policy.verify|verify} messages.
                 * @param message Policy message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Policy, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Policy message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Policy & meridian.log.v1.Policy.$Shape} Policy
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Policy & meridian.log.v1.Policy.$Shape;

                /**
                 * Creates a Policy message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Policy
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Policy;

                /**
                 * Creates a plain object from a Policy message. Also converts values to other types if specified.
                 * @param message Policy
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Policy, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Policy to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Policy
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Policy {

                /** Properties of a Policy. */
                interface $Properties {

                    /** Policy version */
                    version?: (number|null);

                    /** Policy activation */
                    activation?: (number|null);

                    /** Policy generation */
                    generation?: (number|null);

                    /** Policy policy */
                    policy?: (string|null);

                    /** Policy document */
                    document?: (string|null);

                    /** Policy zones */
                    zones?: (Uint8Array|null);

                    /** Policy homes */
                    homes?: (Uint8Array|null);

                    /** Policy regions */
                    regions?: (Uint8Array|null);

                    /** Policy classes */
                    classes?: (meridian.log.v1.Policy.Word[]|null);

                    /** Policy guardrails */
                    guardrails?: (meridian.log.v1.Policy.Word[]|null);

                    /** Policy rules */
                    rules?: (meridian.log.v1.Policy.Rule[]|null);

                    /** Policy stops */
                    stops?: (meridian.log.v1.Policy.Stop[]|null);

                    /** Policy cells */
                    cells?: (Uint8Array|null);

                    /** Policy quotas */
                    quotas?: (meridian.log.v1.Policy.Quota[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Policy. */
                type $Shape = meridian.log.v1.Policy.$Properties;

                /**
                 * Properties of a Word.
                 * @deprecated Use meridian.log.v1.Policy.Word.$Properties instead.
                 */
                interface IWord extends meridian.log.v1.Policy.Word.$Properties {
                }

                /** Represents a Word. */
                class Word {

                    /**
                     * Constructs a new Word.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: meridian.log.v1.Policy.Word.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Word word. */
                    word?: (string|null);

                    /**
                     * Creates a new Word instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Word instance
                     */
                    static create(properties: meridian.log.v1.Policy.Word.$Shape): meridian.log.v1.Policy.Word & meridian.log.v1.Policy.Word.$Shape;
                    static create(properties?: meridian.log.v1.Policy.Word.$Properties): meridian.log.v1.Policy.Word;

                    /**
                     * Encodes the specified Word message. Does not implicitly {@link meridian.log.v1.Policy.Word.verify|verify} messages.
                     * @param message Word message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: meridian.log.v1.Policy.Word, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Word message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Word & meridian.log.v1.Policy.Word.$Shape} Word
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Policy.Word & meridian.log.v1.Policy.Word.$Shape;

                    /**
                     * Creates a Word message from a plain object. Also converts values to their respective internal types.
                     * @param object Plain object
                     * @returns Word
                     */
                    static fromObject(object: { [k: string]: any }): meridian.log.v1.Policy.Word;

                    /**
                     * Creates a plain object from a Word message. Also converts values to other types if specified.
                     * @param message Word
                     * @param [options] Conversion options
                     * @returns Plain object
                     */
                    static toObject(message: meridian.log.v1.Policy.Word, options?: $protobuf.IConversionOptions): { [k: string]: any };

                    /**
                     * Converts this Word to JSON.
                     * @returns JSON object
                     */
                    toJSON(): { [k: string]: any };

                    /**
                     * Gets the type url for Word
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Word {

                    /** Properties of a Word. */
                    interface $Properties {

                        /** Word word */
                        word?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Word. */
                    type $Shape = meridian.log.v1.Policy.Word.$Properties;
                }

                /**
                 * Properties of a Rule.
                 * @deprecated Use meridian.log.v1.Policy.Rule.$Properties instead.
                 */
                interface IRule extends meridian.log.v1.Policy.Rule.$Properties {
                }

                /** Represents a Rule. */
                class Rule {

                    /**
                     * Constructs a new Rule.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: meridian.log.v1.Policy.Rule.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Rule id. */
                    id?: (string|null);

                    /** Rule basis. */
                    basis?: (string|null);

                    /** Rule expiresAt. */
                    expiresAt?: (number|Long|null);

                    /** Rule quota. */
                    quota?: (number|null);

                    /** Rule quotas. */
                    quotas?: (Uint8Array|null);

                    /**
                     * Creates a new Rule instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Rule instance
                     */
                    static create(properties: meridian.log.v1.Policy.Rule.$Shape): meridian.log.v1.Policy.Rule & meridian.log.v1.Policy.Rule.$Shape;
                    static create(properties?: meridian.log.v1.Policy.Rule.$Properties): meridian.log.v1.Policy.Rule;

                    /**
                     * Encodes the specified Rule message. Does not implicitly {@link meridian.log.v1.Policy.Rule.verify|verify} messages.
                     * @param message Rule message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: meridian.log.v1.Policy.Rule, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Rule message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Rule & meridian.log.v1.Policy.Rule.$Shape} Rule
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Policy.Rule & meridian.log.v1.Policy.Rule.$Shape;

                    /**
                     * Creates a Rule message from a plain object. Also converts values to their respective internal types.
                     * @param object Plain object
                     * @returns Rule
                     */
                    static fromObject(object: { [k: string]: any }): meridian.log.v1.Policy.Rule;

                    /**
                     * Creates a plain object from a Rule message. Also converts values to other types if specified.
                     * @param message Rule
                     * @param [options] Conversion options
                     * @returns Plain object
                     */
                    static toObject(message: meridian.log.v1.Policy.Rule, options?: $protobuf.IConversionOptions): { [k: string]: any };

                    /**
                     * Converts this Rule to JSON.
                     * @returns JSON object
                     */
                    toJSON(): { [k: string]: any };

                    /**
                     * Gets the type url for Rule
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Rule {

                    /** Properties of a Rule. */
                    interface $Properties {

                        /** Rule id */
                        id?: (string|null);

                        /** Rule basis */
                        basis?: (string|null);

                        /** Rule expiresAt */
                        expiresAt?: (number|Long|null);

                        /** Rule quota */
                        quota?: (number|null);

                        /** Rule quotas */
                        quotas?: (Uint8Array|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Rule. */
                    type $Shape = meridian.log.v1.Policy.Rule.$Properties;
                }

                /**
                 * Properties of a Quota.
                 * @deprecated Use meridian.log.v1.Policy.Quota.$Properties instead.
                 */
                interface IQuota extends meridian.log.v1.Policy.Quota.$Properties {
                }

                /** Represents a Quota. */
                class Quota {

                    /**
                     * Constructs a new Quota.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: meridian.log.v1.Policy.Quota.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Quota basis. */
                    basis?: (string|null);

                    /** Quota monthly. */
                    monthly?: (boolean|null);

                    /** Quota warn. */
                    warn?: (number|Long|null);

                    /** Quota stop. */
                    stop?: (number|Long|null);

                    /**
                     * Creates a new Quota instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Quota instance
                     */
                    static create(properties: meridian.log.v1.Policy.Quota.$Shape): meridian.log.v1.Policy.Quota & meridian.log.v1.Policy.Quota.$Shape;
                    static create(properties?: meridian.log.v1.Policy.Quota.$Properties): meridian.log.v1.Policy.Quota;

                    /**
                     * Encodes the specified Quota message. Does not implicitly {@link meridian.log.v1.Policy.Quota.verify|verify} messages.
                     * @param message Quota message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: meridian.log.v1.Policy.Quota, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Quota message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Quota & meridian.log.v1.Policy.Quota.$Shape} Quota
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Policy.Quota & meridian.log.v1.Policy.Quota.$Shape;

                    /**
                     * Creates a Quota message from a plain object. Also converts values to their respective internal types.
                     * @param object Plain object
                     * @returns Quota
                     */
                    static fromObject(object: { [k: string]: any }): meridian.log.v1.Policy.Quota;

                    /**
                     * Creates a plain object from a Quota message. Also converts values to other types if specified.
                     * @param message Quota
                     * @param [options] Conversion options
                     * @returns Plain object
                     */
                    static toObject(message: meridian.log.v1.Policy.Quota, options?: $protobuf.IConversionOptions): { [k: string]: any };

                    /**
                     * Converts this Quota to JSON.
                     * @returns JSON object
                     */
                    toJSON(): { [k: string]: any };

                    /**
                     * Gets the type url for Quota
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Quota {

                    /** Properties of a Quota. */
                    interface $Properties {

                        /** Quota basis */
                        basis?: (string|null);

                        /** Quota monthly */
                        monthly?: (boolean|null);

                        /** Quota warn */
                        warn?: (number|Long|null);

                        /** Quota stop */
                        stop?: (number|Long|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Quota. */
                    type $Shape = meridian.log.v1.Policy.Quota.$Properties;
                }

                /**
                 * Properties of a Stop.
                 * @deprecated Use meridian.log.v1.Policy.Stop.$Properties instead.
                 */
                interface IStop extends meridian.log.v1.Policy.Stop.$Properties {
                }

                /** Represents a Stop. */
                class Stop {

                    /**
                     * Constructs a new Stop.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: meridian.log.v1.Policy.Stop.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Stop fromZone. */
                    fromZone?: (number|null);

                    /** Stop toZone. */
                    toZone?: (number|null);

                    /**
                     * Creates a new Stop instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Stop instance
                     */
                    static create(properties: meridian.log.v1.Policy.Stop.$Shape): meridian.log.v1.Policy.Stop & meridian.log.v1.Policy.Stop.$Shape;
                    static create(properties?: meridian.log.v1.Policy.Stop.$Properties): meridian.log.v1.Policy.Stop;

                    /**
                     * Encodes the specified Stop message. Does not implicitly {@link meridian.log.v1.Policy.Stop.verify|verify} messages.
                     * @param message Stop message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: meridian.log.v1.Policy.Stop, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Stop message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Policy.Stop & meridian.log.v1.Policy.Stop.$Shape} Stop
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Policy.Stop & meridian.log.v1.Policy.Stop.$Shape;

                    /**
                     * Creates a Stop message from a plain object. Also converts values to their respective internal types.
                     * @param object Plain object
                     * @returns Stop
                     */
                    static fromObject(object: { [k: string]: any }): meridian.log.v1.Policy.Stop;

                    /**
                     * Creates a plain object from a Stop message. Also converts values to other types if specified.
                     * @param message Stop
                     * @param [options] Conversion options
                     * @returns Plain object
                     */
                    static toObject(message: meridian.log.v1.Policy.Stop, options?: $protobuf.IConversionOptions): { [k: string]: any };

                    /**
                     * Converts this Stop to JSON.
                     * @returns JSON object
                     */
                    toJSON(): { [k: string]: any };

                    /**
                     * Gets the type url for Stop
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Stop {

                    /** Properties of a Stop. */
                    interface $Properties {

                        /** Stop fromZone */
                        fromZone?: (number|null);

                        /** Stop toZone */
                        toZone?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Stop. */
                    type $Shape = meridian.log.v1.Policy.Stop.$Properties;
                }
            }

            /**
             * Properties of a Counted.
             * @deprecated Use meridian.log.v1.Counted.$Properties instead.
             */
            interface ICounted extends meridian.log.v1.Counted.$Properties {
            }

            /** Represents a Counted. */
            class Counted {

                /**
                 * Constructs a new Counted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Counted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Counted under. */
                under: meridian.log.v1.Counted.Under[];

                /**
                 * Creates a new Counted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Counted instance
                 */
                static create(properties: meridian.log.v1.Counted.$Shape): meridian.log.v1.Counted & meridian.log.v1.Counted.$Shape;
                static create(properties?: meridian.log.v1.Counted.$Properties): meridian.log.v1.Counted;

                /**
                 * Encodes the specified Counted message. Does not implicitly {@link meridian.log.v1.Counted.verify|verify} messages.
                 * @param message Counted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Counted, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Counted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Counted & meridian.log.v1.Counted.$Shape} Counted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Counted & meridian.log.v1.Counted.$Shape;

                /**
                 * Creates a Counted message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Counted
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Counted;

                /**
                 * Creates a plain object from a Counted message. Also converts values to other types if specified.
                 * @param message Counted
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Counted, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Counted to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Counted
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Counted {

                /** Properties of a Counted. */
                interface $Properties {

                    /** Counted under */
                    under?: (meridian.log.v1.Counted.Under[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Counted. */
                type $Shape = meridian.log.v1.Counted.$Properties;

                /**
                 * Properties of an Under.
                 * @deprecated Use meridian.log.v1.Counted.Under.$Properties instead.
                 */
                interface IUnder extends meridian.log.v1.Counted.Under.$Properties {
                }

                /** Represents an Under. */
                class Under {

                    /**
                     * Constructs a new Under.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: meridian.log.v1.Counted.Under.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Under basis. */
                    basis?: (string|null);

                    /** Under period. */
                    period?: (string|null);

                    /**
                     * Creates a new Under instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Under instance
                     */
                    static create(properties: meridian.log.v1.Counted.Under.$Shape): meridian.log.v1.Counted.Under & meridian.log.v1.Counted.Under.$Shape;
                    static create(properties?: meridian.log.v1.Counted.Under.$Properties): meridian.log.v1.Counted.Under;

                    /**
                     * Encodes the specified Under message. Does not implicitly {@link meridian.log.v1.Counted.Under.verify|verify} messages.
                     * @param message Under message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: meridian.log.v1.Counted.Under, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Under message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {meridian.log.v1.Counted.Under & meridian.log.v1.Counted.Under.$Shape} Under
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Counted.Under & meridian.log.v1.Counted.Under.$Shape;

                    /**
                     * Creates an Under message from a plain object. Also converts values to their respective internal types.
                     * @param object Plain object
                     * @returns Under
                     */
                    static fromObject(object: { [k: string]: any }): meridian.log.v1.Counted.Under;

                    /**
                     * Creates a plain object from an Under message. Also converts values to other types if specified.
                     * @param message Under
                     * @param [options] Conversion options
                     * @returns Plain object
                     */
                    static toObject(message: meridian.log.v1.Counted.Under, options?: $protobuf.IConversionOptions): { [k: string]: any };

                    /**
                     * Converts this Under to JSON.
                     * @returns JSON object
                     */
                    toJSON(): { [k: string]: any };

                    /**
                     * Gets the type url for Under
                     * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                     * @returns The type url
                     */
                    static getTypeUrl(prefix?: string): string;
                }

                namespace Under {

                    /** Properties of an Under. */
                    interface $Properties {

                        /** Under basis */
                        basis?: (string|null);

                        /** Under period */
                        period?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Under. */
                    type $Shape = meridian.log.v1.Counted.Under.$Properties;
                }
            }

            /**
             * Properties of a QuotaAsk.
             * @deprecated Use meridian.log.v1.QuotaAsk.$Properties instead.
             */
            interface IQuotaAsk extends meridian.log.v1.QuotaAsk.$Properties {
            }

            /** Represents a QuotaAsk. */
            class QuotaAsk {

                /**
                 * Constructs a new QuotaAsk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.QuotaAsk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QuotaAsk basis. */
                basis?: (string|null);

                /** QuotaAsk period. */
                period?: (string|null);

                /** QuotaAsk part. */
                part?: (number|null);

                /** QuotaAsk term. */
                term?: (number|null);

                /** QuotaAsk room. */
                room?: (number|Long|null);

                /** QuotaAsk refused. */
                refused?: (boolean|null);

                /**
                 * Creates a new QuotaAsk instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns QuotaAsk instance
                 */
                static create(properties: meridian.log.v1.QuotaAsk.$Shape): meridian.log.v1.QuotaAsk & meridian.log.v1.QuotaAsk.$Shape;
                static create(properties?: meridian.log.v1.QuotaAsk.$Properties): meridian.log.v1.QuotaAsk;

                /**
                 * Encodes the specified QuotaAsk message. Does not implicitly {@link meridian.log.v1.QuotaAsk.verify|verify} messages.
                 * @param message QuotaAsk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.QuotaAsk, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QuotaAsk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.QuotaAsk & meridian.log.v1.QuotaAsk.$Shape} QuotaAsk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.QuotaAsk & meridian.log.v1.QuotaAsk.$Shape;

                /**
                 * Creates a QuotaAsk message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns QuotaAsk
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.QuotaAsk;

                /**
                 * Creates a plain object from a QuotaAsk message. Also converts values to other types if specified.
                 * @param message QuotaAsk
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.QuotaAsk, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this QuotaAsk to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for QuotaAsk
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace QuotaAsk {

                /** Properties of a QuotaAsk. */
                interface $Properties {

                    /** QuotaAsk basis */
                    basis?: (string|null);

                    /** QuotaAsk period */
                    period?: (string|null);

                    /** QuotaAsk part */
                    part?: (number|null);

                    /** QuotaAsk term */
                    term?: (number|null);

                    /** QuotaAsk room */
                    room?: (number|Long|null);

                    /** QuotaAsk refused */
                    refused?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a QuotaAsk. */
                type $Shape = meridian.log.v1.QuotaAsk.$Properties;
            }

            /**
             * Properties of a QuotaRoom.
             * @deprecated Use meridian.log.v1.QuotaRoom.$Properties instead.
             */
            interface IQuotaRoom extends meridian.log.v1.QuotaRoom.$Properties {
            }

            /** Represents a QuotaRoom. */
            class QuotaRoom {

                /**
                 * Constructs a new QuotaRoom.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.QuotaRoom.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** QuotaRoom basis. */
                basis?: (string|null);

                /** QuotaRoom period. */
                period?: (string|null);

                /** QuotaRoom term. */
                term?: (number|null);

                /** QuotaRoom room. */
                room?: (number|Long|null);

                /**
                 * Creates a new QuotaRoom instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns QuotaRoom instance
                 */
                static create(properties: meridian.log.v1.QuotaRoom.$Shape): meridian.log.v1.QuotaRoom & meridian.log.v1.QuotaRoom.$Shape;
                static create(properties?: meridian.log.v1.QuotaRoom.$Properties): meridian.log.v1.QuotaRoom;

                /**
                 * Encodes the specified QuotaRoom message. Does not implicitly {@link meridian.log.v1.QuotaRoom.verify|verify} messages.
                 * @param message QuotaRoom message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.QuotaRoom, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a QuotaRoom message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.QuotaRoom & meridian.log.v1.QuotaRoom.$Shape} QuotaRoom
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.QuotaRoom & meridian.log.v1.QuotaRoom.$Shape;

                /**
                 * Creates a QuotaRoom message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns QuotaRoom
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.QuotaRoom;

                /**
                 * Creates a plain object from a QuotaRoom message. Also converts values to other types if specified.
                 * @param message QuotaRoom
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.QuotaRoom, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this QuotaRoom to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for QuotaRoom
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace QuotaRoom {

                /** Properties of a QuotaRoom. */
                interface $Properties {

                    /** QuotaRoom basis */
                    basis?: (string|null);

                    /** QuotaRoom period */
                    period?: (string|null);

                    /** QuotaRoom term */
                    term?: (number|null);

                    /** QuotaRoom room */
                    room?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a QuotaRoom. */
                type $Shape = meridian.log.v1.QuotaRoom.$Properties;
            }

            /**
             * Properties of a Code.
             * @deprecated Use meridian.log.v1.Code.$Properties instead.
             */
            interface ICode extends meridian.log.v1.Code.$Properties {
            }

            /** Represents a Code. */
            class Code {

                /**
                 * Constructs a new Code.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Code.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Code foldVersion. */
                foldVersion?: (number|null);

                /**
                 * Creates a new Code instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Code instance
                 */
                static create(properties: meridian.log.v1.Code.$Shape): meridian.log.v1.Code & meridian.log.v1.Code.$Shape;
                static create(properties?: meridian.log.v1.Code.$Properties): meridian.log.v1.Code;

                /**
                 * Encodes the specified Code message. Does not implicitly {@link meridian.log.v1.Code.verify|verify} messages.
                 * @param message Code message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Code, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Code message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Code & meridian.log.v1.Code.$Shape} Code
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Code & meridian.log.v1.Code.$Shape;

                /**
                 * Creates a Code message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Code
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Code;

                /**
                 * Creates a plain object from a Code message. Also converts values to other types if specified.
                 * @param message Code
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Code, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Code to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Code
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Code {

                /** Properties of a Code. */
                interface $Properties {

                    /** Code foldVersion */
                    foldVersion?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Code. */
                type $Shape = meridian.log.v1.Code.$Properties;
            }

            /**
             * Properties of a GroupFeed.
             * @deprecated Use meridian.log.v1.GroupFeed.$Properties instead.
             */
            interface IGroupFeed extends meridian.log.v1.GroupFeed.$Properties {
            }

            /** Represents a GroupFeed. */
            class GroupFeed {

                /**
                 * Constructs a new GroupFeed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.GroupFeed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GroupFeed gseq. */
                gseq?: (number|Long|null);

                /** GroupFeed prevGseq. */
                prevGseq?: (number|Long|null);

                /** GroupFeed mseq. */
                mseq?: (number|Long|null);

                /** GroupFeed homeRegion. */
                homeRegion?: (number|null);

                /** GroupFeed homePart. */
                homePart?: (number|null);

                /** GroupFeed zone. */
                zone?: (number|null);

                /** GroupFeed subjectRegion. */
                subjectRegion?: (number|null);

                /** GroupFeed subjectPart. */
                subjectPart?: (number|null);

                /** GroupFeed authorRegion. */
                authorRegion?: (number|null);

                /** GroupFeed group. */
                group?: (Uint8Array|null);

                /** GroupFeed groupState. */
                groupState?: (meridian.log.v1.GroupState|null);

                /** GroupFeed authorPart. */
                authorPart?: (number|null);

                /** GroupFeed denial. */
                denial?: (Uint8Array|null);

                /** GroupFeed row. */
                row?: (Uint8Array|null);

                /**
                 * Creates a new GroupFeed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GroupFeed instance
                 */
                static create(properties: meridian.log.v1.GroupFeed.$Shape): meridian.log.v1.GroupFeed & meridian.log.v1.GroupFeed.$Shape;
                static create(properties?: meridian.log.v1.GroupFeed.$Properties): meridian.log.v1.GroupFeed;

                /**
                 * Encodes the specified GroupFeed message. Does not implicitly {@link meridian.log.v1.GroupFeed.verify|verify} messages.
                 * @param message GroupFeed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.GroupFeed, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GroupFeed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupFeed & meridian.log.v1.GroupFeed.$Shape} GroupFeed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.GroupFeed & meridian.log.v1.GroupFeed.$Shape;

                /**
                 * Creates a GroupFeed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns GroupFeed
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.GroupFeed;

                /**
                 * Creates a plain object from a GroupFeed message. Also converts values to other types if specified.
                 * @param message GroupFeed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.GroupFeed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this GroupFeed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for GroupFeed
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace GroupFeed {

                /** Properties of a GroupFeed. */
                interface $Properties {

                    /** GroupFeed gseq */
                    gseq?: (number|Long|null);

                    /** GroupFeed prevGseq */
                    prevGseq?: (number|Long|null);

                    /** GroupFeed mseq */
                    mseq?: (number|Long|null);

                    /** GroupFeed homeRegion */
                    homeRegion?: (number|null);

                    /** GroupFeed homePart */
                    homePart?: (number|null);

                    /** GroupFeed zone */
                    zone?: (number|null);

                    /** GroupFeed subjectRegion */
                    subjectRegion?: (number|null);

                    /** GroupFeed subjectPart */
                    subjectPart?: (number|null);

                    /** GroupFeed authorRegion */
                    authorRegion?: (number|null);

                    /** GroupFeed group */
                    group?: (Uint8Array|null);

                    /** GroupFeed groupState */
                    groupState?: (meridian.log.v1.GroupState|null);

                    /** GroupFeed authorPart */
                    authorPart?: (number|null);

                    /** GroupFeed denial */
                    denial?: (Uint8Array|null);

                    /** GroupFeed row */
                    row?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GroupFeed. */
                type $Shape = meridian.log.v1.GroupFeed.$Properties;
            }

            /**
             * Properties of a GroupState.
             * @deprecated Use meridian.log.v1.GroupState.$Properties instead.
             */
            interface IGroupState extends meridian.log.v1.GroupState.$Properties {
            }

            /** Represents a GroupState. */
            class GroupState {

                /**
                 * Constructs a new GroupState.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.GroupState.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GroupState name. */
                name?: (string|null);

                /** GroupState avatarColor. */
                avatarColor?: (number|null);

                /** GroupState open. */
                open?: (boolean|null);

                /** GroupState owner. */
                owner?: (Uint8Array|null);

                /** GroupState admins. */
                admins: Uint8Array[];

                /**
                 * Creates a new GroupState instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GroupState instance
                 */
                static create(properties: meridian.log.v1.GroupState.$Shape): meridian.log.v1.GroupState & meridian.log.v1.GroupState.$Shape;
                static create(properties?: meridian.log.v1.GroupState.$Properties): meridian.log.v1.GroupState;

                /**
                 * Encodes the specified GroupState message. Does not implicitly {@link meridian.log.v1.GroupState.verify|verify} messages.
                 * @param message GroupState message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.GroupState, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GroupState message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupState & meridian.log.v1.GroupState.$Shape} GroupState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.GroupState & meridian.log.v1.GroupState.$Shape;

                /**
                 * Creates a GroupState message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns GroupState
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.GroupState;

                /**
                 * Creates a plain object from a GroupState message. Also converts values to other types if specified.
                 * @param message GroupState
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.GroupState, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this GroupState to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for GroupState
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace GroupState {

                /** Properties of a GroupState. */
                interface $Properties {

                    /** GroupState name */
                    name?: (string|null);

                    /** GroupState avatarColor */
                    avatarColor?: (number|null);

                    /** GroupState open */
                    open?: (boolean|null);

                    /** GroupState owner */
                    owner?: (Uint8Array|null);

                    /** GroupState admins */
                    admins?: (Uint8Array[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GroupState. */
                type $Shape = meridian.log.v1.GroupState.$Properties;
            }

            /**
             * Properties of a GroupRepair.
             * @deprecated Use meridian.log.v1.GroupRepair.$Properties instead.
             */
            interface IGroupRepair extends meridian.log.v1.GroupRepair.$Properties {
            }

            /** Represents a GroupRepair. */
            class GroupRepair {

                /**
                 * Constructs a new GroupRepair.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.GroupRepair.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GroupRepair group. */
                group?: (Uint8Array|null);

                /** GroupRepair after. */
                after?: (number|Long|null);

                /** GroupRepair region. */
                region?: (number|null);

                /**
                 * Creates a new GroupRepair instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GroupRepair instance
                 */
                static create(properties: meridian.log.v1.GroupRepair.$Shape): meridian.log.v1.GroupRepair & meridian.log.v1.GroupRepair.$Shape;
                static create(properties?: meridian.log.v1.GroupRepair.$Properties): meridian.log.v1.GroupRepair;

                /**
                 * Encodes the specified GroupRepair message. Does not implicitly {@link meridian.log.v1.GroupRepair.verify|verify} messages.
                 * @param message GroupRepair message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.GroupRepair, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GroupRepair message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.GroupRepair & meridian.log.v1.GroupRepair.$Shape} GroupRepair
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.GroupRepair & meridian.log.v1.GroupRepair.$Shape;

                /**
                 * Creates a GroupRepair message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns GroupRepair
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.GroupRepair;

                /**
                 * Creates a plain object from a GroupRepair message. Also converts values to other types if specified.
                 * @param message GroupRepair
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.GroupRepair, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this GroupRepair to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for GroupRepair
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace GroupRepair {

                /** Properties of a GroupRepair. */
                interface $Properties {

                    /** GroupRepair group */
                    group?: (Uint8Array|null);

                    /** GroupRepair after */
                    after?: (number|Long|null);

                    /** GroupRepair region */
                    region?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GroupRepair. */
                type $Shape = meridian.log.v1.GroupRepair.$Properties;
            }

            /**
             * Properties of a Tick.
             * @deprecated Use meridian.log.v1.Tick.$Properties instead.
             */
            interface ITick extends meridian.log.v1.Tick.$Properties {
            }

            /** Represents a Tick. */
            class Tick {

                /**
                 * Constructs a new Tick.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Tick.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Tick number. */
                number?: (number|Long|null);

                /**
                 * Creates a new Tick instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Tick instance
                 */
                static create(properties: meridian.log.v1.Tick.$Shape): meridian.log.v1.Tick & meridian.log.v1.Tick.$Shape;
                static create(properties?: meridian.log.v1.Tick.$Properties): meridian.log.v1.Tick;

                /**
                 * Encodes the specified Tick message. Does not implicitly {@link meridian.log.v1.Tick.verify|verify} messages.
                 * @param message Tick message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Tick, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Tick message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Tick & meridian.log.v1.Tick.$Shape} Tick
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Tick & meridian.log.v1.Tick.$Shape;

                /**
                 * Creates a Tick message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Tick
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Tick;

                /**
                 * Creates a plain object from a Tick message. Also converts values to other types if specified.
                 * @param message Tick
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Tick, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Tick to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Tick
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Tick {

                /** Properties of a Tick. */
                interface $Properties {

                    /** Tick number */
                    number?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Tick. */
                type $Shape = meridian.log.v1.Tick.$Properties;
            }

            /**
             * Properties of a Lane.
             * @deprecated Use meridian.log.v1.Lane.$Properties instead.
             */
            interface ILane extends meridian.log.v1.Lane.$Properties {
            }

            /** Represents a Lane. */
            class Lane {

                /**
                 * Constructs a new Lane.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Lane.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Lane counter. */
                counter?: (number|Long|null);

                /** Lane policyVersion. */
                policyVersion?: (number|null);

                /** Lane authorRegion. */
                authorRegion?: (number|null);

                /** Lane authorZone. */
                authorZone?: (number|null);

                /** Lane toTopic. */
                toTopic?: (number|null);

                /** Lane toPart. */
                toPart?: (number|null);

                /** Lane recordKind. */
                recordKind?: (number|null);

                /** Lane at. */
                at?: (number|Long|null);

                /** Lane dataClass. */
                dataClass?: (string|null);

                /** Lane payload. */
                payload?: (Uint8Array|null);

                /**
                 * Creates a new Lane instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Lane instance
                 */
                static create(properties: meridian.log.v1.Lane.$Shape): meridian.log.v1.Lane & meridian.log.v1.Lane.$Shape;
                static create(properties?: meridian.log.v1.Lane.$Properties): meridian.log.v1.Lane;

                /**
                 * Encodes the specified Lane message. Does not implicitly {@link meridian.log.v1.Lane.verify|verify} messages.
                 * @param message Lane message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Lane, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Lane message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Lane & meridian.log.v1.Lane.$Shape} Lane
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Lane & meridian.log.v1.Lane.$Shape;

                /**
                 * Creates a Lane message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Lane
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Lane;

                /**
                 * Creates a plain object from a Lane message. Also converts values to other types if specified.
                 * @param message Lane
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Lane, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Lane to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Lane
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Lane {

                /** Properties of a Lane. */
                interface $Properties {

                    /** Lane counter */
                    counter?: (number|Long|null);

                    /** Lane policyVersion */
                    policyVersion?: (number|null);

                    /** Lane authorRegion */
                    authorRegion?: (number|null);

                    /** Lane authorZone */
                    authorZone?: (number|null);

                    /** Lane toTopic */
                    toTopic?: (number|null);

                    /** Lane toPart */
                    toPart?: (number|null);

                    /** Lane recordKind */
                    recordKind?: (number|null);

                    /** Lane at */
                    at?: (number|Long|null);

                    /** Lane dataClass */
                    dataClass?: (string|null);

                    /** Lane payload */
                    payload?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Lane. */
                type $Shape = meridian.log.v1.Lane.$Properties;
            }

            /**
             * Properties of a Canary.
             * @deprecated Use meridian.log.v1.Canary.$Properties instead.
             */
            interface ICanary extends meridian.log.v1.Canary.$Properties {
            }

            /** Represents a Canary. */
            class Canary {

                /**
                 * Constructs a new Canary.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.Canary.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Canary topic. */
                topic?: (string|null);

                /** Canary partition. */
                partition?: (number|null);

                /** Canary counter. */
                counter?: (number|Long|null);

                /** Canary at. */
                at?: (number|Long|null);

                /**
                 * Creates a new Canary instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Canary instance
                 */
                static create(properties: meridian.log.v1.Canary.$Shape): meridian.log.v1.Canary & meridian.log.v1.Canary.$Shape;
                static create(properties?: meridian.log.v1.Canary.$Properties): meridian.log.v1.Canary;

                /**
                 * Encodes the specified Canary message. Does not implicitly {@link meridian.log.v1.Canary.verify|verify} messages.
                 * @param message Canary message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.Canary, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Canary message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.Canary & meridian.log.v1.Canary.$Shape} Canary
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.Canary & meridian.log.v1.Canary.$Shape;

                /**
                 * Creates a Canary message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Canary
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.Canary;

                /**
                 * Creates a plain object from a Canary message. Also converts values to other types if specified.
                 * @param message Canary
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.Canary, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Canary to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for Canary
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace Canary {

                /** Properties of a Canary. */
                interface $Properties {

                    /** Canary topic */
                    topic?: (string|null);

                    /** Canary partition */
                    partition?: (number|null);

                    /** Canary counter */
                    counter?: (number|Long|null);

                    /** Canary at */
                    at?: (number|Long|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Canary. */
                type $Shape = meridian.log.v1.Canary.$Properties;
            }

            /**
             * Properties of a LaneGap.
             * @deprecated Use meridian.log.v1.LaneGap.$Properties instead.
             */
            interface ILaneGap extends meridian.log.v1.LaneGap.$Properties {
            }

            /** Represents a LaneGap. */
            class LaneGap {

                /**
                 * Constructs a new LaneGap.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: meridian.log.v1.LaneGap.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LaneGap topic. */
                topic?: (string|null);

                /** LaneGap partition. */
                partition?: (number|null);

                /** LaneGap first. */
                first?: (number|Long|null);

                /** LaneGap last. */
                last?: (number|Long|null);

                /** LaneGap region. */
                region?: (number|null);

                /**
                 * Creates a new LaneGap instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LaneGap instance
                 */
                static create(properties: meridian.log.v1.LaneGap.$Shape): meridian.log.v1.LaneGap & meridian.log.v1.LaneGap.$Shape;
                static create(properties?: meridian.log.v1.LaneGap.$Properties): meridian.log.v1.LaneGap;

                /**
                 * Encodes the specified LaneGap message. Does not implicitly {@link meridian.log.v1.LaneGap.verify|verify} messages.
                 * @param message LaneGap message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: meridian.log.v1.LaneGap, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LaneGap message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {meridian.log.v1.LaneGap & meridian.log.v1.LaneGap.$Shape} LaneGap
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): meridian.log.v1.LaneGap & meridian.log.v1.LaneGap.$Shape;

                /**
                 * Creates a LaneGap message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns LaneGap
                 */
                static fromObject(object: { [k: string]: any }): meridian.log.v1.LaneGap;

                /**
                 * Creates a plain object from a LaneGap message. Also converts values to other types if specified.
                 * @param message LaneGap
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: meridian.log.v1.LaneGap, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this LaneGap to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };

                /**
                 * Gets the type url for LaneGap
                 * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
                 * @returns The type url
                 */
                static getTypeUrl(prefix?: string): string;
            }

            namespace LaneGap {

                /** Properties of a LaneGap. */
                interface $Properties {

                    /** LaneGap topic */
                    topic?: (string|null);

                    /** LaneGap partition */
                    partition?: (number|null);

                    /** LaneGap first */
                    first?: (number|Long|null);

                    /** LaneGap last */
                    last?: (number|Long|null);

                    /** LaneGap region */
                    region?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LaneGap. */
                type $Shape = meridian.log.v1.LaneGap.$Properties;
            }
        }
    }
}
